package org.tributary.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.tributary.model.WebUrl;

/** The pictures and films that belong to a body: those that stand among its blocks, and the one that leads it. */
final class ArticleFigures {
    private static final Set<String> FILMS = Set.of(
            "youtube.com",
            "youtube-nocookie.com",
            "vimeo.com",
            "dailymotion.com",
            "soundcloud.com",
            "spotify.com",
            "instagram.com",
            "facebook.com",
            "twitter.com",
            "x.com",
            "tiktok.com",
            "datawrapper.de",
            "flourish.studio");
    private static final int SMALLEST = 120;

    /** A figure made for the article, and the number of the block that it stands before. */
    record Shown(Element element, int before) {}

    private final Body body;
    private final Set<String> addresses = new HashSet<>();
    private final List<Shown> found = new ArrayList<>();

    private ArticleFigures(Body body) {
        this.body = body;
    }

    static List<Shown> of(Body body) {
        ArticleFigures figures = new ArticleFigures(body);
        List<Block> kept = body.blocks();
        if (kept.isEmpty()) return List.of();
        int first = kept.get(0).index;
        int last = kept.get(kept.size() - 1).index;
        int from = body.page().headline >= 0 && body.page().headline < first ? body.page().headline : first;
        for (Page.Figure figure : body.page().figures) {
            if (figure.before() <= from && from < first || figure.before() < from) continue;
            if (figure.before() > last + 1) break;
            if (figures.belongs(figure, first)) figures.show(figure);
        }
        return figures.found;
    }

    private boolean belongs(Page.Figure figure, int first) {
        byte[] distance = figure.home().distance;
        for (String strange : List.of("related", "advert", "share", "comment", "signup", "byline", "navigation"))
            if (distance[ClassWords.NAMES.indexOf(strange)] <= 3) return false;
        if (figure.home().nearest("nav") != null || figure.home().nearest("footer") != null) return false;
        if (figure.home().nearest("figure") != null) return true;
        return figure.before() > first && holdsText(figure.home());
    }

    /** One of the three boxes around it holds text of the body. */
    private boolean holdsText(Box home) {
        Box at = home;
        for (int level = 0; at != null && level < 3; level++, at = at.parent)
            for (int i = Math.max(0, at.firstBlock); i <= at.lastBlock; i++) if (body.kept()[i]) return true;
        return false;
    }

    private void show(Page.Figure figure) {
        Element element = figure.element();
        switch (element.normalName()) {
            case "iframe" -> link(figure, element.absUrl(element.hasAttr("src") ? "src" : "data-src"));
            case "video", "audio" -> link(figure, media(element));
            default -> picture(figure, element);
        }
    }

    private static String media(Element element) {
        if (element.hasAttr("src")) return element.absUrl("src");
        Element source = element.selectFirst("source[src]");
        return source == null ? "" : source.absUrl("src");
    }

    private void link(Page.Figure figure, String address) {
        Optional<String> host = WebUrl.of(address).map(url -> url.getHost() == null ? "" : url.getHost());
        if (host.isEmpty() || !addresses.add(address)) return;
        boolean film = !figure.element().nameIs("iframe");
        for (String known : FILMS)
            film |= host.get().equals(known) || host.get().endsWith("." + known);
        if (!film) return;
        Element paragraph = new Element("p");
        paragraph.appendElement("a").attr("href", address).text(host.get());
        found.add(new Shown(paragraph, figure.before()));
    }

    private void picture(Page.Figure figure, Element element) {
        Element image = element.nameIs("picture") ? element.selectFirst("img") : element;
        String address = Sources.of(element, image);
        if (!Sanitizer.isWeb(address) || isSmall(image) || !addresses.add(address)) return;
        Element shown = new Element("figure");
        Element copy = shown.appendElement("img").attr("src", address);
        if (image != null) copy.attr("alt", image.attr("alt"));
        Block caption = caption(figure.home());
        if (caption != null) ArticleHtml.inline(shown.appendElement("figcaption"), caption);
        found.add(new Shown(shown, figure.before()));
    }

    private static boolean isSmall(@Nullable Element image) {
        if (image == null) return false;
        return small(image.attr("width")) || small(image.attr("height"));
    }

    private static boolean small(String size) {
        return size.matches("\\d{1,5}(px)?") && Integer.parseInt(size.replace("px", "")) < SMALLEST;
    }

    /** The first text of the figure that is not body. */
    private @Nullable Block caption(Box home) {
        Box figure = home.nearest("figure");
        if (figure == null || figure.firstBlock < 0) return null;
        for (int i = figure.firstBlock; i <= figure.lastBlock; i++) {
            Block block = body.page().blocks.get(i);
            if (!body.kept()[i] && block.home.isWithin(figure) && block.words > 0) return block;
        }
        return null;
    }
}
