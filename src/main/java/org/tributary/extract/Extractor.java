package org.tributary.extract;

import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.model.Agency;
import org.tributary.model.Download;
import org.tributary.model.Extraction;
import org.tributary.model.Extraction.Origin;
import org.tributary.model.FeedEntry;
import org.tributary.model.Republish;
import org.tributary.model.Select;
import org.tributary.model.Source;
import org.tributary.model.Template;

/**
 * Finds the article in its page, whole and nothing else; where the page is absent or gives nothing good, takes the feed's
 * own text. Never fails, whatever the page holds; time and memory are bounded ({@link PageParser}). May be shared by
 * threads.
 */
public final class Extractor {
    private static final Logger LOG = LoggerFactory.getLogger(Extractor.class);

    private final Settings settings;
    private final Judge judge = Judge.learned();
    private final Languages languages = new Languages();
    private final AgencyCredits credits = new AgencyCredits();

    /**
     * What may be set.
     *
     * @param leastQuality below this quality the feed's text is preferred, where it is longer
     * @param leastWords a page's text of fewer words is not an article if the feed has more
     */
    public record Settings(double leastQuality, int leastWords) {
        public static final Settings DEFAULTS = new Settings(0.35, 20);
    }

    public Extractor(Settings settings) {
        this.settings = settings;
    }

    /** The page alone, without a feed. */
    public Extraction extract(Download page) {
        return read(page, Select.NOTHING, Optional.empty(), Optional.empty(), "", Template.UNKNOWN)
                .extraction();
    }

    /**
     * The article of an entry.
     *
     * @param page empty where it was not wanted or could not be had
     */
    public Extraction extract(Source source, FeedEntry entry, Optional<Download> page) {
        return read(source, entry, page.stream().toList(), Template.UNKNOWN).extraction();
    }

    /**
     * The article of an entry, and what was learned while it was read.
     *
     * @param pages its pages in order; none where they were not wanted or could not be had. One that does not carry the
     *     article on is left out, with all that follow
     * @param template what is known of the source's pages
     */
    public Reading read(Source source, FeedEntry entry, List<Download> pages, Template template) {
        if (pages.isEmpty() || notAPage(pages.get(0)).isPresent()) return Reading.withoutPage(fromFeed(source, entry));
        Optional<String> declared = source.language().or(entry::language);
        Download first = pages.get(0);
        Found found = read(first, source.select(), Optional.of(entry), declared, source.id(), template);
        if (!isGood(found, entry)) {
            Extraction fed = fromFeed(source, entry);
            List<URI> forms = found.otherForms();
            boolean other = found.quality().isAboutSomethingElse();
            return found.reading(merged(found.extraction(), fed, other), Optional.empty(), forms);
        }
        Extraction whole = found.extraction();
        Optional<URI> next = Continuation.next(found.page().document, first.url(), first.url(), 1);
        for (int i = 1; i < pages.size(); i++) {
            Download page = pages.get(i);
            if (notAPage(page).isPresent()) return found.reading(whole, Optional.empty(), List.of());
            Found more = read(page, source.select(), Optional.of(entry), declared, source.id(), template);
            if (!Pages.isMore(whole, more.extraction())) return found.reading(whole, Optional.empty(), List.of());
            whole = Pages.joined(whole, more.extraction(), page.url());
            next = Continuation.next(more.page().document, first.url(), page.url(), i + 1);
        }
        return found.reading(whole, next, List.of());
    }

    /** One page, read; its own figures with it. */
    private record Found(
            Extraction extraction, Page page, float[] chances, Body body, boolean strayed, Quality quality) {
        Reading reading(Extraction taken, Optional<URI> next, List<URI> otherForms) {
            return new Reading(
                    taken,
                    Optional.of(KnownTemplate.seen(page, chances, body)),
                    quality.figure(),
                    quality.lack(),
                    strayed,
                    next,
                    otherForms);
        }

        List<URI> otherForms() {
            return Continuation.otherForms(page.document, page.url);
        }
    }

    /** Why a page gives what it gives, block by block; without what its source's other pages would say. */
    public Explanation explain(Source source, Optional<FeedEntry> entry, Download page) {
        Optional<String> declared = source.language().or(() -> entry.flatMap(FeedEntry::language));
        Found found = read(page, source.select(), entry, declared, source.id(), Template.UNKNOWN);
        boolean selected = source.select().body().isPresent() && !found.strayed();
        return Explanation.of(found.page(), judge, found.body(), selected);
    }

    /** What a document is instead of a web page (a PDF, a picture), in words; empty where it can be one. */
    public static Optional<String> notAPage(Download document) {
        return PageKind.other(document);
    }

    /** Whether the feed's own text of an entry is the whole article, so that its page need not be visited. */
    public boolean isWhole(FeedEntry entry) {
        return WholeText.isWhole(entry);
    }

    /** What the feed says is looked at only where the page alone does not decide: mostly it does. */
    private boolean isGood(Found found, FeedEntry entry) {
        Extraction read = found.extraction();
        int words = Prose.of(read.text()).words();
        if (words == 0 || found.quality().isAboutSomethingElse()) return false;
        boolean good = read.quality() >= settings.leastQuality;
        if (good && words >= settings.leastWords) return true;
        int others = Prose.of(fedText(entry)).words();
        if (words < settings.leastWords && words < others) return false;
        return good || words > 2 * others;
    }

    private Found read(
            Download page,
            Select select,
            Optional<FeedEntry> entry,
            Optional<String> language,
            String source,
            Template template) {
        URI url = page.url();
        Document document = PageParser.page(HtmlDecoder.page(page.body(), page.contentType()), url);
        PageFacts facts = PageFacts.read(document, url);
        for (String css : select.remove()) for (Element unwanted : select(document, css, source)) unwanted.remove();
        Page parsed = new Page(document, url, Clues.of(facts, entry));
        float[] chances = judge.judge(parsed);
        Optional<Body> selected = selected(parsed, select, source);
        Template others = template.without(KnownTemplate.address(url));
        Body body = selected.orElseGet(() -> Body.of(parsed, new KnownTemplate(others).heed(parsed, chances)));
        Quality quality = Quality.of(parsed, chances, body, entry, others);
        String text = body.text();
        String title = title(facts, entry.map(FeedEntry::title).orElse(""));
        Optional<String> declared = language.or(facts::language);
        Extraction extraction = new Extraction(
                title,
                text,
                Sanitizer.clean(ArticleHtml.write(body)),
                facts.authors().isEmpty() ? entry.map(FeedEntry::authors).orElse(List.of()) : facts.authors(),
                facts.published().or(() -> entry.flatMap(Extractor::date)),
                facts.modified(),
                languages.of(text.isBlank() ? title : text, declared),
                credits.in(title, body.credited(), facts.bylines()),
                facts.canonical(),
                facts.image()
                        .or(() -> entry.flatMap(said -> said.media().stream().findFirst())),
                facts.description(),
                facts.section(),
                facts.siteName(),
                facts.paywalled(),
                mayQuote(page, facts),
                Origin.PAGE,
                body.sure());
        boolean strayed = select.body().isPresent() && selected.isEmpty();
        return new Found(extraction, parsed, chances, body, strayed, quality);
    }

    /** Of the headlines that a page gives, the one that the feed gives too; else the page's choice; else the feed's. */
    private static String title(PageFacts facts, String fed) {
        String letters = Words.letters(fed);
        return facts.headlineCandidates().stream()
                .filter(one -> !letters.isEmpty() && Words.letters(one).equals(letters))
                .findFirst()
                .orElse(facts.headline().isBlank() ? fed : facts.headline());
    }

    /** What the page's head and its X-Robots-Tag header say together: the stricter of the two (P30). */
    private static Republish mayQuote(Download page, PageFacts facts) {
        Republish header = page.header("X-Robots-Tag").map(PageFacts::robots).orElse(Republish.FULL);
        return header.compareTo(facts.mayQuote()) > 0 ? header : facts.mayQuote();
    }

    /** What a person selected wins over everything, as long as it still is in the page. */
    private Optional<Body> selected(Page page, Select select, String source) {
        if (select.body().isEmpty()) return Optional.empty();
        Body body = Body.inside(page, select(page.document, select.body().get(), source));
        if (body.words() > 0) return Optional.of(body);
        LOG.warn(
                "source {}: select body \"{}\" matches nothing in {}",
                source,
                select.body().get(),
                page.url);
        return Optional.empty();
    }

    private static List<Element> select(Document document, String css, String source) {
        try {
            return document.select(css);
        } catch (Selector.SelectorParseException e) {
            LOG.warn("source {}: select \"{}\" cannot be read: {}", source, css, e.getMessage());
            return List.of();
        }
    }

    private static boolean hasContent(FeedEntry entry) {
        return entry.contentText().length() >= entry.summaryText().length();
    }

    private static String fedText(FeedEntry entry) {
        return hasContent(entry) ? entry.contentText() : entry.summaryText();
    }

    private Extraction fromFeed(Source source, FeedEntry entry) {
        String text = fedText(entry);
        String html = hasContent(entry) ? entry.contentHtml() : entry.summaryHtml();
        URI base = entry.link().orElse(source.url());
        Optional<Agency> agency = credits.in(entry.title(), text, entry.authors());
        return new Extraction(
                entry.title(),
                text,
                Sanitizer.clean(html.isBlank() ? Sanitizer.paragraphs(text) : html, base),
                entry.authors(),
                date(entry),
                entry.updated().map(instant -> instant.atOffset(ZoneOffset.UTC)),
                languages.of(
                        text.isBlank() ? entry.title() : text, source.language().or(entry::language)),
                agency,
                Optional.empty(),
                entry.media().stream().findFirst(),
                entry.summaryText(),
                "",
                "",
                false,
                Republish.FULL,
                Origin.FEED,
                isWhole(entry) ? 1 : 0.5);
    }

    private static Optional<OffsetDateTime> date(FeedEntry entry) {
        return entry.published().map(instant -> instant.atOffset(ZoneOffset.UTC));
    }

    /**
     * The feed's text and headline with what the page says of it; of a page about something else (a wish for consent, the
     * front page) only what it forbids.
     */
    private static Extraction merged(Extraction read, Extraction fed, boolean other) {
        if (other) return with(fed, read.mayQuote());
        return new Extraction(
                fed.title().isBlank() ? read.title() : fed.title(),
                fed.text(),
                fed.html(),
                read.authors().isEmpty() ? fed.authors() : read.authors(),
                read.published().or(fed::published),
                read.modified().or(fed::modified),
                fed.language(),
                fed.agency(),
                read.canonical(),
                read.image().or(fed::image),
                read.standfirst().isBlank() ? fed.standfirst() : read.standfirst(),
                read.section(),
                read.siteName(),
                read.paywalled(),
                read.mayQuote(),
                Origin.FEED,
                fed.quality());
    }

    private static Extraction with(Extraction fed, Republish mayQuote) {
        return new Extraction(
                fed.title(),
                fed.text(),
                fed.html(),
                fed.authors(),
                fed.published(),
                fed.modified(),
                fed.language(),
                fed.agency(),
                fed.canonical(),
                fed.image(),
                fed.standfirst(),
                fed.section(),
                fed.siteName(),
                fed.paywalled(),
                mayQuote,
                Origin.FEED,
                fed.quality());
    }
}
