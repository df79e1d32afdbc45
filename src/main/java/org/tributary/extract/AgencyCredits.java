package org.tributary.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tributary.extract.AgencyNames.Mention;
import org.tributary.extract.CreditForms.Form;
import org.tributary.model.Agency;

/**
 * Finds the agency that a text credits as its writer: dateline, byline, copyright line or credit line, in many languages.
 * Where no line credits one, "told AFP" in the first paragraph, or said twice, does, if only one agency is told.
 */
public final class AgencyCredits {
    private static final Pattern REUTERS_DESK = Pattern.compile(
            "\\(?\\b(?:reporting|writing|additional reporting|compiled) by [^()]{3,300}?[;,.] ?(?:and )?(?:writing|editing|additional reporting|compiled) by [^()]{3,120}\\)?\\s*$"
                    + "|\\(reporting by [^()]{3,200}\\)",
            Pattern.CASE_INSENSITIVE);
    /** More prose than this before a dateline, and it opens another text: a digest holds several. */
    private static final int MOST_PROSE_BEFORE = 800;

    private static final int PROSE = 180;
    private static final int LONGEST_EVIDENCE = 120;

    private record Credit(String agency, Form form, String evidence) {}

    /**
     * The agency with the words that say so.
     *
     * @param text paragraphs joined by a blank line
     * @param authors the article's byline, where it is known
     */
    public Optional<Agency> in(String title, String text, List<String> authors) {
        List<Credit> strict = new ArrayList<>();
        List<Credit> told = new ArrayList<>();
        for (String author : authors) addAuthor(strict, author);
        addParagraph(strict, told, title, AgencyNames.in(title), 0, 0, 1, 0);
        List<String> paragraphs = paragraphs(text);
        int prose = 0;
        int opening = opening(paragraphs);
        int counted = 0;
        for (int i = 0; i < paragraphs.size(); i++) {
            String paragraph = paragraphs.get(i);
            List<Mention> mentions = AgencyNames.in(paragraph);
            if (mentions.isEmpty() && !mayNameDesk(paragraph)) continue;
            // Most texts name no agency, or one: what stands before it is measured when it is found.
            for (; counted < i && prose < MOST_PROSE_BEFORE; counted++)
                if (isProse(paragraphs.get(counted)))
                    prose += paragraphs.get(counted).length();
            addParagraph(strict, told, paragraph, mentions, i, opening, paragraphs.size(), prose);
        }
        return strict.stream()
                .min(Comparator.comparing(Credit::form))
                .or(() -> onlyOneTold(told))
                .map(credit -> new Agency(credit.agency(), credit.evidence(), credit.form() != Form.TOLD));
    }

    private static List<String> paragraphs(String text) {
        List<String> paragraphs = new ArrayList<>();
        for (String paragraph : text.split("\n"))
            if (!paragraph.isBlank())
                paragraphs.add(paragraph.replace('\u00a0', ' ').strip());
        return paragraphs;
    }

    /** Captions of a gallery, which some pages show short and long, are not yet the text. */
    private static boolean isProse(String paragraph) {
        boolean folded = paragraph.endsWith(" less") || paragraph.endsWith("... more");
        return paragraph.length() > PROSE && !folded && !paragraph.contains("({") && !CreditForms.isPhoto(paragraph);
    }

    /** The first paragraph that is a sentence: headlines, dates and buttons come before it on some pages. */
    private static int opening(List<String> paragraphs) {
        for (int i = 0; i < paragraphs.size(); i++)
            if (paragraphs.get(i).matches("(?s).{25,}[.!?؟。”\"»]['’]?\\s*")) return i;
        return 0;
    }

    private static void addAuthor(List<Credit> strict, String author) {
        if (CreditForms.isPhoto(author)) return;
        for (Mention mention : AgencyNames.in(author)) {
            String before = author.substring(0, mention.start()).strip();
            String after = author.substring(mention.end()).strip();
            boolean whole = before.isEmpty()
                    || before.matches("(?i)(?:by|von|par|por|©)?\\s*(?:\\d{4}\\s*)?(?:the)?")
                    || before.matches("(?s).*[:：,/|(–—-](?:\\s*the)?");
            boolean ends = after.isEmpty()
                    || after.matches(
                            "(?si)[,/|)–—-].*|in \\p{Lu}.*|.*\\b(writer|correspondent|staff)\\b.*|news agency");
            if (whole && ends) strict.add(new Credit(mention.agency(), Form.BYLINE, author));
        }
    }

    private static void addParagraph(
            List<Credit> strict,
            List<Credit> told,
            String paragraph,
            List<Mention> mentions,
            int at,
            int opening,
            int count,
            int prose) {
        boolean start = at <= 2 && at < count - 1;
        boolean ending = at >= count - 3;
        for (Mention mention : mentions) {
            String before = paragraph.substring(0, mention.start());
            String after = paragraph.substring(mention.end());
            Form form = null;
            if (prose < MOST_PROSE_BEFORE && CreditForms.isDateline(before, after, mention)) form = Form.DATELINE;
            else if (CreditForms.isCopyright(before, after, start)) form = Form.COPYRIGHT;
            else if (CreditForms.isSource(before, after, ending && (at > 0 || count == 1 && paragraph.length() > 60)))
                form = Form.SOURCE;
            else if (prose < MOST_PROSE_BEFORE
                    && CreditForms.isByline(
                            before, after, start || at == count - 1, mention.end() - mention.start() > 8))
                form = Form.BYLINE;
            else if (CreditForms.isContributed(after)) form = Form.CONTRIBUTED;
            else if (mention.may('t') && CreditForms.isTold(before, after)) {
                told.add(new Credit(mention.agency(), Form.TOLD, around(paragraph, mention)));
                if (at <= opening) told.add(told.get(told.size() - 1));
            }
            if (form != null) strict.add(new Credit(mention.agency(), form, around(paragraph, mention)));
        }
        if (!mayNameDesk(paragraph)) return;
        Matcher desk = REUTERS_DESK.matcher(paragraph);
        if (desk.find()) strict.add(new Credit("Reuters", Form.BYLINE, cut(desk.group())));
    }

    private static boolean mayNameDesk(String paragraph) {
        return paragraph.contains("eporting by ") || paragraph.contains("riting by ");
    }

    private static Optional<Credit> onlyOneTold(List<Credit> told) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Credit credit : told) counts.merge(credit.agency(), 1, Integer::sum);
        if (counts.size() != 1 || told.size() < 2) return Optional.empty();
        return Optional.of(told.get(0));
    }

    private static String around(String paragraph, Mention mention) {
        int from = Math.max(0, mention.start() - LONGEST_EVIDENCE / 2);
        int to = Math.min(paragraph.length(), mention.end() + 20);
        while (from > 0 && !Character.isWhitespace(paragraph.charAt(from - 1))) from++;
        while (to < paragraph.length() && to > mention.end() && !Character.isWhitespace(paragraph.charAt(to))) to--;
        return paragraph.substring(Math.min(from, mention.start()), to).strip();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_EVIDENCE ? text : text.substring(0, LONGEST_EVIDENCE);
    }
}
