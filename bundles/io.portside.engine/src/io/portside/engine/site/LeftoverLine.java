package io.portside.engine.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

import io.portside.ftp.transfer.Leftover;

/** One change of the journal of uploads as a line of JSON in ASCII, and many of them back. Pure. */
final class LeftoverLine {
    private static final Gson GSON = new Gson();

    private record Line(String account, String temporary, String path, String aside, Long size, Boolean replaced,
            Long left, boolean over) {}

    private LeftoverLine() {}

    static String of(Leftover leftover) {
        return ascii(new Line(leftover.account(), leftover.temporary(),
                leftover.swap().map(Leftover.Swap::path).orElse(null),
                leftover.swap().map(Leftover.Swap::aside).orElse(null),
                leftover.swap().map(Leftover.Swap::size).orElse(null),
                leftover.swap().map(Leftover.Swap::replaced).filter(replaced -> replaced).orElse(null),
                leftover.left().map(Instant::toEpochMilli).orElse(null), false));
    }

    static String over(Leftover leftover) {
        return ascii(new Line(leftover.account(), leftover.temporary(), null, null, null, null, null, true));
    }

    /** Names may hold halves of characters, for bytes that are no text; those survive no encoding but this. */
    private static String ascii(Line line) {
        StringBuilder text = new StringBuilder();
        for (char c : GSON.toJson(line).toCharArray()) {
            if (c < 0x7f) {
                text.append(c);
            } else {
                text.append(String.format("\\u%04x", (int) c));
            }
        }
        return text.toString();
    }

    /** What is left after all lines; one that was cut off when the program was killed says nothing. */
    static List<Leftover> read(String text) {
        Map<String, Leftover> left = new LinkedHashMap<>();
        for (String one : text.split("\n")) {
            line(one).ifPresent(line -> {
                String key = line.account() + "\n" + line.temporary();
                if (line.over()) {
                    left.remove(key);
                } else {
                    left.put(key, leftover(line));
                }
            });
        }
        return new ArrayList<>(left.values());
    }

    private static Optional<Line> line(String text) {
        try {
            return Optional.ofNullable(GSON.fromJson(text, Line.class))
                    .filter(line -> line.account() != null && line.temporary() != null);
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    private static Leftover leftover(Line line) {
        boolean swap = line.path() != null && line.aside() != null && line.size() != null;
        return new Leftover(line.account(), line.temporary(),
                swap
                        ? Optional.of(new Leftover.Swap(line.path(), line.aside(), line.size(),
                                Boolean.TRUE.equals(line.replaced())))
                        : Optional.empty(),
                Optional.ofNullable(line.left()).map(Instant::ofEpochMilli));
    }
}
