package io.portside.ui.sync.text;

import java.util.List;

import io.portside.engine.problem.Problem;

/** What was found where a text was looked for. Immutable. */
sealed interface LoadedText {
    /**
     * A text.
     *
     * @param lines   without their ends
     * @param charset it was read with
     * @param crLf    whether its lines end with CR LF
     */
    record Lines(List<String> lines, String charset, boolean crLf, boolean endsWithLineEnd) implements LoadedText {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** Not a text. */
    record Binary(long size) implements LoadedText {}

    /** More than can be looked at sensibly. */
    record TooLarge(long size) implements LoadedText {}

    /** Not there on this side. */
    record Absent() implements LoadedText {}

    /** Not readable. */
    record Failed(Problem problem) implements LoadedText {}
}
