package io.portside.ftp.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portside.ftp.reply.Reply;

/**
 * The final reply to a transfer command, and those to the commands that were sent behind it without waiting. Servers
 * that read the control connection between commands only answer in order. Pure-FTPd answers 500 to whatever comes during
 * a transfer and forgets it, others carry it out at once: then replies come before the transfer's own, and what they say
 * is not to be relied on. Pure.
 */
final class FinalReplies {
    private final int behind;
    private final List<Reply> early = new ArrayList<>();
    private final List<Reply> tail = new ArrayList<>();
    private Reply last;
    private int heard;
    private int kept;

    /** @param behind commands that were sent behind the transfer command */
    FinalReplies(int behind) {
        this.behind = behind;
    }

    /** Something more was sent meanwhile (NOOP), whose answer is of no interest; only to servers that work in order. */
    void another() {
        kept++;
    }

    /** Takes the next reply that is not a 1yz. */
    void take(Reply reply) {
        heard++;
        if (last != null) {
            tail.add(reply);
        } else if (early.size() < behind && (reply.code() == 500 || foreign(reply))) {
            early.add(reply);
        } else if (early.isEmpty() || early.size() == behind || success(reply)) {
            last = reply;
        } else {
            // The transfer command itself was what the 500 refused, and this is the answer to something behind it.
            last = early.remove(0);
            tail.addAll(early);
            tail.add(reply);
            early.clear();
        }
    }

    /** Whether a reply cannot be one to a transfer. */
    private static boolean foreign(Reply reply) {
        return !reply.negative() && !success(reply);
    }

    private static boolean success(Reply reply) {
        return reply.code() == 226 || reply.code() == 250;
    }

    /** The transfer's own; null while it is not known. */
    Reply last() {
        return last;
    }

    /** Whether everything that was asked is answered. */
    boolean complete() {
        return heard == behind + kept + 1 && last != null;
    }

    /** One reply a command; empty when they came in the midst of the transfer, or did not all come. */
    Optional<List<Reply>> behind() {
        return complete() && early.isEmpty() ? Optional.of(List.copyOf(tail.subList(0, behind))) : Optional.empty();
    }
}
