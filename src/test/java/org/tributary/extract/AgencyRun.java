package org.tributary.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tributary.model.Agency;

/** The labelled agency cases, and how well the credits agree with them: {@code AgencyRun CORPORA [REPOSITORY]} prints the misses. */
final class AgencyRun {
    record Case(String name, String title, String text, List<String> authors, String label) {}

    record Score(int right, int wrong, int missed, List<String> misses) {
        double f1() {
            return 2.0 * right / (2.0 * right + wrong + missed);
        }
    }

    private AgencyRun() {}

    public static void main(String[] args) throws IOException {
        Path resources = Path.of(args.length > 1 ? args[1] : ".", "src/test/resources/extract");
        List<Case> cases = new ArrayList<>(own(Files.readAllLines(resources.resolve("agency-texts.tsv"))));
        cases.addAll(corpora(Files.readAllLines(resources.resolve("agency-cases.tsv")), Path.of(args[0])));
        Score score = score(cases);
        score.misses().forEach(System.out::println);
        System.out.printf(
                "%d cases: F1 %.4f, right %d, wrong %d, missed %d%n",
                cases.size(), score.f1(), score.right(), score.wrong(), score.missed());
    }

    static List<Case> own(List<String> lines) {
        List<Case> cases = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("#") || line.isBlank()) continue;
            String[] c = line.split("\t", -1);
            List<String> authors = c[2].isEmpty() ? List.of() : Arrays.asList(c[2].split(";"));
            cases.add(new Case(
                    c[1] + ' ' + c[3].substring(0, Math.min(60, c[3].length())),
                    "",
                    c[3].replace(" ¶ ", "\n\n"),
                    authors,
                    c[0]));
        }
        return cases;
    }

    static List<Case> corpora(List<String> lines, Path corpora) throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode articles =
                json.readTree(corpora.resolve("articles/expected.json").toFile());
        Map<String, JsonNode> stories = new HashMap<>();
        for (String line : Files.readAllLines(corpora.resolve("stories/stories.jsonl"))) {
            JsonNode story = json.readTree(line);
            stories.put(story.path("id").asText(), story);
        }
        List<Case> cases = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("#") || line.isBlank()) continue;
            String[] c = line.split("\t");
            JsonNode text = c[0].equals("articles") ? articles.path(c[1]) : stories.getOrDefault(c[1], json.nullNode());
            List<String> authors = new ArrayList<>();
            text.path("authors").forEach(a -> authors.add(a.asText()));
            cases.add(new Case(
                    c[1], text.path("title").asText(""), text.path("body").asText(), authors, c[2]));
        }
        return cases;
    }

    /** An agency found is right, or wrong (another or none was credited); one not found is missed. */
    static Score score(List<Case> cases) {
        AgencyCredits credits = new AgencyCredits();
        int right = 0;
        int wrong = 0;
        int missed = 0;
        List<String> misses = new ArrayList<>();
        for (Case one : cases) {
            Optional<Agency> found = credits.in(one.title(), one.text(), one.authors());
            String name = found.map(Agency::name).orElse("-");
            if (name.equals(one.label())) {
                if (!name.equals("-")) right++;
                continue;
            }
            if (!name.equals("-")) wrong++;
            if (!one.label().equals("-")) missed++;
            misses.add(one.name() + ": credited " + one.label() + ", found "
                    + found.map(Agency::toString).orElse("none"));
        }
        return new Score(right, wrong, missed, misses);
    }
}
