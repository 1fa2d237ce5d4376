package io.portside.ui.sync.pair;

import java.util.function.Function;

import io.portside.engine.sync.rule.Comparison;
import io.portside.engine.sync.rule.ConflictChoice;
import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.engine.sync.rule.LinkPolicy;
import io.portside.engine.sync.rule.SyncMode;

/** The rules of a pair in words. Pure. */
public final class RuleWording {
    private RuleWording() {}

    /** Two or three words with an arrow. */
    public static String mode(SyncMode mode) {
        return switch (mode) {
            case TWO_WAY -> Messages.modeTwoWay;
            case MIRROR_RIGHT -> Messages.modeMirrorRight;
            case MIRROR_LEFT -> Messages.modeMirrorLeft;
            case UPDATE_RIGHT -> Messages.modeUpdateRight;
            case BACKUP_RIGHT -> Messages.modeBackupRight;
        };
    }

    /** What it does, a sentence. */
    static String meaning(SyncMode mode) {
        return switch (mode) {
            case TWO_WAY -> Messages.modeTwoWayText;
            case MIRROR_RIGHT -> Messages.modeMirrorRightText;
            case MIRROR_LEFT -> Messages.modeMirrorLeftText;
            case UPDATE_RIGHT -> Messages.modeUpdateRightText;
            case BACKUP_RIGHT -> Messages.modeBackupRightText;
        };
    }

    static String comparison(Comparison comparison) {
        return switch (comparison) {
            case SIZE_AND_TIME -> Messages.compareSizeTime;
            case CHECKSUM -> Messages.compareChecksum;
        };
    }

    static String deletion(DeletionPolicy deletion) {
        return switch (deletion) {
            case TRASH -> Messages.deleteTrash;
            case VERSIONS -> Messages.deleteVersions;
            case REAL -> Messages.deleteReal;
        };
    }

    static String conflict(ConflictChoice conflict) {
        return switch (conflict) {
            case ASK -> Messages.conflictAsk;
            case LEFT -> Messages.conflictLeft;
            case RIGHT -> Messages.conflictRight;
            case NEWER -> Messages.conflictNewer;
            case BOTH -> Messages.conflictBoth;
        };
    }

    static String links(LinkPolicy links) {
        return switch (links) {
            case SKIP -> Messages.linksSkip;
            case COPY -> Messages.linksCopy;
            case FOLLOW -> Messages.linksFollow;
        };
    }

    static <E extends Enum<E>> String[] all(E[] values, Function<E, String> words) {
        String[] texts = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            texts[i] = words.apply(values[i]);
        }
        return texts;
    }
}
