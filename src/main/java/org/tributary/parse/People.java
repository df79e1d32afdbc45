package org.tributary.parse;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Element;

/** Names of authors: {@code a@b.c (Name)}, {@code Name <a@b.c>}, Atom's person with name, email and uri, or plainly a name. */
final class People {
    private static final Pattern EMAIL = Pattern.compile("[\\w.+'-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}");

    private static final Pattern AROUND = Pattern.compile("(?i)mailto:|[()<>\\[\\]\"]");
    private static final Pattern BRACKETED = Pattern.compile("<([^<>@\\s]+@[^<>@\\s]+)>");

    private People() {}

    static List<String> of(Fields fields) {
        Set<String> names = new LinkedHashSet<>();
        fields.all("author", "dc:creator", "dc:author").forEach(person -> add(names, person));
        if (names.isEmpty()) fields.all("itunes:author").forEach(person -> add(names, person));
        return List.copyOf(names);
    }

    private static void add(Set<String> names, Element person) {
        if (names.size() >= Media.MOST) return;
        String name = person.getChildren().isEmpty() ? name(person.getText()) : ofPerson(new Fields(person));
        if (!name.isEmpty()) names.add(name);
    }

    private static String ofPerson(Fields person) {
        String name = name(person.text("name", "foaf:name"));
        return name.isEmpty() ? person.text("email", "uri", "url", "homepage") : name;
    }

    /** The name alone; the email where there is nothing else. */
    static String name(String raw) {
        String text = FeedHtml.textOf(raw.length() > 1000 ? raw.substring(0, 1000) : unbracketed(raw));
        Matcher email = EMAIL.matcher(text);
        if (!email.find()) return text;
        String rest = text.substring(0, email.start()) + " " + text.substring(email.end());
        rest = FeedHtml.line(AROUND.matcher(rest).replaceAll(" "));
        return rest.codePoints().anyMatch(Character::isLetter) ? rest : email.group();
    }

    /** {@code Name <a@b.c>} is no HTML. */
    private static String unbracketed(String raw) {
        return raw.indexOf('@') < 0 ? raw : BRACKETED.matcher(raw).replaceAll("($1)");
    }
}
