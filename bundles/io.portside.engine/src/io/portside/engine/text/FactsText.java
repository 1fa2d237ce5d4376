package io.portside.engine.text;

import java.util.Optional;
import java.util.ResourceBundle;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality.Precision;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.Stamp;

/** What is known of an entry, in words: size and time, or what else it is. Pure, any thread. */
final class FactsText {
    private final ResourceBundle texts;
    private final Formats formats;

    FactsText(ResourceBundle texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /** {@code 12,345 bytes, Mar 1, 2026, 12:00:01 PM}. */
    String facts(Facts facts) {
        return switch (facts.kind()) {
            case FILE -> NLS.bind(text("facts.file"), size(facts), time(facts)); //$NON-NLS-1$
            case FOLDER -> text("facts.folder"); //$NON-NLS-1$
            case LINK -> facts.linkTarget().map(target -> NLS.bind(text("facts.link"), target)) //$NON-NLS-1$
                    .orElseGet(() -> text("facts.linkUnknown")); //$NON-NLS-1$
            case OTHER -> text("facts.other"); //$NON-NLS-1$
        };
    }

    String size(Facts facts) {
        return facts.size().isPresent() ? formats.exactSize(facts.size().getAsLong()) : text("facts.sizeUnknown"); //$NON-NLS-1$
    }

    /** As exact as it is known. */
    String time(Facts facts) {
        return facts.modified().map(this::time).orElseGet(() -> text("facts.timeUnknown")); //$NON-NLS-1$
    }

    /** The checksum where there is one, else what a file shows. */
    String content(Facts facts) {
        Optional<String> checksum = facts.kind() == EntryKind.FILE ? facts.checksum() : Optional.empty();
        return checksum.orElseGet(() -> facts(facts));
    }

    private String time(Stamp stamp) {
        Precision precision = stamp.quality().precision();
        String time = precision == Precision.DAY ? formats.date(stamp.time()) : formats.time(stamp.time());
        if (precision == Precision.MINUTE) {
            time = NLS.bind(text("facts.minute"), time); //$NON-NLS-1$
        }
        return stamp.quality().zoneKnown() ? time : NLS.bind(text("facts.zone"), time); //$NON-NLS-1$
    }

    private String text(String key) {
        return texts.getString(key);
    }
}
