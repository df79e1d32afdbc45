// j and k go from story to story, o opens one at its outlet, s its page here, / goes to the search. A reader may turn the keys off on the help page.
(() => {
  const KEPT = "tributary-keys";
  const kept = () => { try { return localStorage.getItem(KEPT); } catch { return null; } };
  let on = kept() !== "off";
  const stories = () => [...document.querySelectorAll("main h3 > a")];
  const step = by => {
    const all = stories();
    if (!all.length) return;
    const here = all.indexOf(document.activeElement);
    const next = here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + by, 0), all.length - 1);
    all[next].focus();
    all[next].closest("li, article").scrollIntoView({ block: "nearest" });
  };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    o: () => stories().includes(document.activeElement) && document.activeElement.click(),
    s: () => document.activeElement.closest("main li")?.querySelector("a.way")?.click(),
    "/": () => document.querySelector("input[type=search]")?.focus(),
  };
  document.addEventListener("keydown", event => {
    if (!on || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  const place = document.getElementById("keys");
  if (!place) return;
  const button = document.createElement("button");
  button.type = "button";
  const tell = () => {
    button.textContent = on ? "Turn the keys off" : "Turn the keys on";
  };
  button.addEventListener("click", () => {
    on = !on;
    try { localStorage.setItem(KEPT, on ? "on" : "off"); } catch { /* only until this page is left */ }
    tell();
  });
  tell();
  place.append(button);
})();
