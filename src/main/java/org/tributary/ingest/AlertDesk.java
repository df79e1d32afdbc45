package org.tributary.ingest;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.model.Article;
import org.tributary.model.Publication;
import org.tributary.model.Story;
import org.tributary.model.Webhook;
import org.tributary.store.Alerts;
import org.tributary.store.Store;
import org.tributary.store.Stories;

/**
 * Tells the webhooks of publications of each story once, and again of a correction where that is wished. What is to be
 * told lies in the store, so it outlives a restart; what nobody takes is tried again, less and less often.
 */
public final class AlertDesk {
    private static final Logger LOG = LoggerFactory.getLogger(AlertDesk.class);
    private static final int STORIES_A_STEP = 200;
    private static final int TOLD_A_STEP = 50;

    /** After a day and a half a receiver is gone. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(24));

    private final Store store;
    private final Supplier<List<Publication>> publications;
    private final Matching matching;
    private final Sender sender;
    private final Writer writer;
    private final InstantSource clock;

    /** Which of these articles answer a query; what the index says. */
    @FunctionalInterface
    public interface Matching {
        Set<Long> among(String query, Collection<Long> articleIds);
    }

    /** Sends a document; whether it was taken (a status from 200 to 299). Only the guarded client does that (S29). */
    @FunctionalInterface
    public interface Sender {
        boolean post(URI url, byte[] body, Map<String, String> headers);
    }

    /** What is told of a story, in JSON. */
    @FunctionalInterface
    public interface Writer {
        byte[] json(Publication publication, Story story);
    }

    public AlertDesk(
            Store store,
            Supplier<List<Publication>> publications,
            Matching matching,
            Writer writer,
            Sender sender,
            InstantSource clock) {
        this.store = store;
        this.publications = publications;
        this.matching = matching;
        this.writer = writer;
        this.sender = sender;
        this.clock = clock;
    }

    /** A chore: notes what has come, and tells what is due. */
    public void tick() {
        List<Publication> all = publications.get();
        // One that is put back later is new: it would be flooded with what came between.
        store.alerts()
                .keepOnly(all.stream()
                        .filter(one -> one.webhook().isPresent())
                        .map(Publication::name)
                        .collect(Collectors.toSet()));
        for (Publication one : all)
            one.webhook().ifPresent(webhook -> {
                note(one, webhook);
                tell(one, webhook);
            });
    }

    /** A new webhook hears of what comes from now on, not of the whole past. */
    private void note(Publication publication, Webhook webhook) {
        Stories stories = store.stories();
        Alerts alerts = store.alerts();
        Instant now = clock.instant();
        Optional<Long> place = alerts.place(publication.name());
        if (place.isEmpty()) {
            alerts.note(publication.name(), List.of(), false, stories.lastSeq(), now);
            return;
        }
        List<Stories.Change> changes = stories.changedAfter(place.get(), STORIES_A_STEP);
        if (changes.isEmpty()) return;
        List<Story> changed =
                stories.load(changes.stream().map(Stories.Change::storyId).toList());
        Set<Long> found = matching.among(
                publication.query(),
                changed.stream()
                        .flatMap(story -> story.articles().stream())
                        .map(Article::id)
                        .collect(Collectors.toSet()));
        List<Story> ours = changed.stream()
                .filter(story -> story.articles().stream().anyMatch(article -> found.contains(article.id())))
                .toList();
        alerts.note(
                publication.name(),
                ours,
                webhook.corrections(),
                changes.get(changes.size() - 1).seq(),
                now);
    }

    private void tell(Publication publication, Webhook webhook) {
        for (Alerts.Due due : store.alerts().due(publication.name(), clock.instant(), TOLD_A_STEP)) {
            Optional<Story> story =
                    store.stories().load(List.of(due.storyId())).stream().findFirst();
            // One that another story took in meanwhile is told under that one.
            boolean taken = story.isEmpty() || post(publication, webhook, due, story.get());
            store.alerts().tried(due, taken ? Optional.empty() : again(publication, due));
            if (!taken) return; // the others would meet the same closed door
        }
    }

    private Optional<Instant> again(Publication publication, Alerts.Due due) {
        if (due.tries() < PAUSES.size()) return Optional.of(clock.instant().plus(PAUSES.get(due.tries())));
        LOG.warn("the webhook of {} took nothing of story {}; it is given up", publication.name(), due.storyId());
        return Optional.empty();
    }

    private boolean post(Publication publication, Webhook webhook, Alerts.Due due, Story story) {
        byte[] body = writer.json(publication, story);
        String moment = Long.toString(clock.instant().getEpochSecond());
        String id = story.uuid() + "-" + due.version().toEpochMilli();
        return sender.post(
                webhook.url(),
                body,
                Map.of(
                        "Tributary-Delivery", id,
                        "Tributary-Timestamp", moment,
                        "Tributary-Signature", "sha256=" + signature(webhook.secret(), moment, body)));
    }

    /** HMAC-SHA256 of the moment, a dot and the body: an old message sent again by somebody else is seen to be old. */
    static String signature(String secret, String moment, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((moment + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC", e);
        }
    }
}
