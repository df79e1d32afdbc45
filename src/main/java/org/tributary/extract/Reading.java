package org.tributary.extract;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.tributary.model.Extraction;
import org.tributary.model.Template;

/**
 * An article, and what came to light while it was read.
 *
 * @param extraction the article
 * @param seen what is worth remembering of its page; empty where no page was read
 * @param quality 0 to 1: how good the page's text was, whether it was taken or not ({@link Quality})
 * @param lack what the text lacks most, in words
 * @param strayed nothing in the page is what a person selected
 * @param next where the article goes on
 * @param otherForms where the page stands in a plainer form; told only where it gave nothing good itself
 */
public record Reading(
        Extraction extraction,
        Optional<Template.Seen> seen,
        double quality,
        String lack,
        boolean strayed,
        Optional<URI> next,
        List<URI> otherForms) {
    public Reading {
        otherForms = List.copyOf(otherForms);
    }

    static Reading withoutPage(Extraction fed) {
        return new Reading(fed, Optional.empty(), 1, "", false, Optional.empty(), List.of());
    }
}
