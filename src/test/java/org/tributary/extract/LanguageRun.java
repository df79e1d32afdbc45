package org.tributary.extract;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How many of the labelled headlines and sentences get their language: {@code LanguageRun [REPOSITORY]} prints the misses. */
final class LanguageRun {
    record Score(int right, int all, List<String> misses) {
        double accuracy() {
            return right / (double) all;
        }
    }

    private LanguageRun() {}

    public static void main(String[] args) throws IOException {
        List<String> lines = Files.readAllLines(
                Path.of(args.length > 0 ? args[0] : ".", "src/test/resources/extract/languages.tsv"));
        score(lines);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Score score = score(lines);
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        score.misses().forEach(System.out::println);
        System.out.printf(
                "%d of %d right: %.4f, %.3f ms CPU a text%n",
                score.right(), score.all(), score.accuracy(), spent / 1e6 / score.all());
    }

    static Score score(List<String> lines) {
        Languages languages = new Languages();
        int right = 0;
        int all = 0;
        List<String> misses = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("#") || line.isBlank()) continue;
            String[] columns = line.split("\t");
            String found = languages.of(columns[2], Optional.empty());
            all++;
            if (found.equals(columns[0])) right++;
            else misses.add(columns[0] + " taken for " + found + ": " + columns[2]);
        }
        return new Score(right, all, misses);
    }
}
