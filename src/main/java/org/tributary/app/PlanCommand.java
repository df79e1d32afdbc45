package org.tributary.app;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tributary.config.Config;
import org.tributary.config.Plan;
import org.tributary.config.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Says what an edit would do before it is done. */
@Command(
        name = "plan",
        header = "compares an edited file with feeds.yml: what would start, stop and change",
        description = {
            "Reads FILE as if it stood in the place of feeds.yml, which a running program follows, and changes nothing.",
            "A line a source: + starts, - stops (its articles stay), ~ changes. Exit code 1 where FILE is not right."
        })
final class PlanCommand implements Callable<Integer> {
    private final Console console;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TributaryCommand tributary;

    @Parameters(paramLabel = "FILE", description = "the edited copy of feeds.yml")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path edited;

    PlanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws NoSuchFileException {
        if (Files.notExists(edited)) throw new NoSuchFileException(edited.toString());
        Config before = House.feedsFile().read(tributary.config);
        Config after = House.feedsFile().read(edited);
        for (Problem warning : after.warnings()) console.err().println("warning: " + warning);
        Plan plan = Plan.between(before, after);
        PrintWriter out = console.lines();
        for (String renamed : plan.renamed()) console.err().println("warning: " + renamed);
        plan.title().ifPresent(step -> print(out, "", step));
        plan.sources().forEach(step -> print(out, "", step));
        plan.publications().forEach(step -> print(out, "publication ", step));
        for (String key : plan.needRestart()) out.println("! " + key + ": counts from the next start");
        if (plan.isEmpty()) out.println("nothing would change");
        out.flush();
        return 0;
    }

    private void print(PrintWriter out, String what, Plan.Step step) {
        Screen screen = console.outScreen();
        String name = what + step.name();
        switch (step.kind()) {
            case START -> out.println("+ " + screen.strong(name) + said(step.what()));
            case STOP -> out.println(screen.bad("- " + name) + (what.isEmpty() ? "  (what it brought stays)" : ""));
            default -> out.println("~ " + screen.strong(name) + said(step.what()));
        }
    }

    private static String said(List<String> what) {
        return what.isEmpty() ? "" : "  " + String.join("; ", what);
    }
}
