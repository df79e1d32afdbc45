package org.tributary.dedup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** The stories of our own in src/test/resources/dedup/own (its README says how they are written), as labelled items. */
final class OwnStories {
    private OwnStories() {}

    /** All items of a file, shuffled the same way each time, since nothing arrives in order. */
    static List<Labelled> of(String file) {
        List<Labelled> items = new ArrayList<>();
        String slug = "";
        String title = "";
        String other = "";
        List<String> body = new ArrayList<>();
        List<String> otherBody = new ArrayList<>();
        int reprints = 0;
        for (String line : (text(file) + "\n== end").split("\n")) {
            String rest = line.length() > 3 ? line.substring(3).strip() : "";
            if (line.startsWith("==")) {
                if (!body.isEmpty()) {
                    items.add(new Labelled(slug, item(slug + "-0", "first", title, body), "original"));
                    items.add(new Labelled(slug + "-other", item(slug + "-x", "other", other, otherBody), "other"));
                }
                slug = rest;
                body = new ArrayList<>();
                otherBody = new ArrayList<>();
                reprints = 0;
            } else if (line.startsWith("T:")) title = rest;
            else if (line.startsWith("P:")) body.add(rest);
            else if (line.startsWith("O:")) other = rest;
            else if (line.startsWith("Q:")) otherBody.add(rest);
            else if (line.startsWith("R:")) {
                reprints++;
                items.add(new Labelled(slug, edited(slug + "-" + reprints, title, body, rest), "edited" + reprints));
            }
        }
        Collections.shuffle(items, new Random(7));
        return items;
    }

    private static StoryPlacer.Item edited(String id, String title, List<String> original, String edits) {
        String headline = title;
        List<String> body = new ArrayList<>(original);
        boolean forms = false;
        for (String edit : edits.split(" \\| ")) {
            int is = edit.indexOf('=');
            String value = is < 0 ? "" : edit.substring(is + 1);
            if (edit.equals("forms")) forms = true;
            else if (edit.contains("=>")) replace(body, edit.substring(0, is), value.substring(1));
            else if (edit.startsWith("date=")) body.set(0, value + " " + body.get(0));
            else if (edit.startsWith("head=")) headline = value;
            else if (edit.startsWith("cut="))
                while (body.size() > Integer.parseInt(value)) body.remove(body.size() - 1);
            else if (edit.startsWith("drop=")) body.remove(Integer.parseInt(value) - 1);
            else if (edit.startsWith("swap=")) Collections.swap(body, value.charAt(0) - '1', value.charAt(2) - '1');
            else if (edit.startsWith("top=")) body.add(0, value);
            else if (edit.startsWith("add=")) body.add(value);
            else throw new IllegalArgumentException(id + ": no such edit: " + edit);
        }
        StoryPlacer.Item item = item(id, "outlet" + id.charAt(id.length() - 1), headline, body);
        return forms ? item(id, item.outlet(), otherForms(item.title()), List.of(otherForms(item.body()))) : item;
    }

    /** Words that an earlier edit took away stay away; words that were never there are a mistake in the file. */
    private static void replace(List<String> body, String from, String to) {
        body.replaceAll(paragraph -> paragraph.replace(from, to));
    }

    private static String otherForms(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            switch (c) {
                case 'ي' -> out.append('ی');
                case 'ی' -> out.append('ي');
                case 'ك' -> out.append('ک');
                case 'ک' -> out.append('ك');
                case 'أ', 'إ' -> out.append('ا');
                case 'ا' -> out.append("اـ");
                case '،' -> out.append(" ،");
                default ->
                    out.append(Character.isDigit(c) ? (char) ((c < 128 ? 0x0660 : '0') + Character.digit(c, 10)) : c);
            }
        }
        return out.toString();
    }

    private static StoryPlacer.Item item(String id, String outlet, String title, List<String> body) {
        return new StoryPlacer.Item(
                id, outlet, "https://" + outlet + ".example/" + id, title, String.join("\n\n", body));
    }

    private static String text(String file) {
        try (InputStream in = OwnStories.class.getResourceAsStream("/dedup/own/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
