package io.portside.engine.sync.campaign;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** A person's random work on one side. Deterministic for a seed. */
final class Edits {
    private static final List<String> NAMES = List.of("a", "b.txt", "c d", "\u00fcber", "e[1]", "-f", ".g", "h%20i",
            "index.html", "\u65e5\u672c", "it's", "k");
    private static final int LARGE = 200_000;
    private static final int MOST = 40;
    private final Random random;
    private final Contents contents;
    private final Duration unit;
    private long clock;

    /** @param unit times that are closer are not told apart by everybody */
    Edits(Random random, Contents contents, Duration unit) {
        this.random = random;
        this.contents = contents;
        this.unit = unit;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** No two alike to the second, some of them in the past: copied from a camera, restored from a backup. */
    private Instant time() {
        clock += 1 + random.nextInt(3);
        Instant now = Instant.parse("2022-03-30T12:00:00Z");
        return random.nextInt(4) == 0
                ? now.minus(unit.multipliedBy(3 * clock + 1))
                : now.plus(unit.multipliedBy(3 * clock));
    }

    private int size() {
        return switch (random.nextInt(12)) {
            case 0 -> random.nextInt(LARGE);
            case 1, 2 -> 8;
            default -> 8 + random.nextInt(3000);
        };
    }

    private String fresh(Replica side) {
        String folder = any(side.folders());
        if (folder.chars().filter(c -> c == '/').count() > 2) {
            folder = "";
        }
        String name = any(NAMES);
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    /** What somebody does to {@code side}. */
    void edit(Replica side) throws IOException {
        List<String> files = side.files();
        String fresh = fresh(side);
        boolean free = !side.version(fresh).there();
        int choice = random.nextInt(100);
        if (files.size() > MOST) {
            choice = 70 + random.nextInt(10);
        }
        if (choice < 30 || files.isEmpty()) {
            if (free) {
                side.write(fresh, contents.make(size(), random), time());
            }
        } else if (choice < 55) {
            modify(side, any(files));
        } else if (choice < 70) {
            side.delete(any(files));
        } else if (choice < 75) {
            String folder = any(side.folders());
            if (!folder.isEmpty()) {
                side.delete(folder);
            }
        } else if (choice < 84) {
            String from = any(files);
            if (free) {
                side.move(from, fresh);
            }
        } else if (choice < 88) {
            String from = any(side.folders());
            if (free && !from.isEmpty() && !fresh.startsWith(from + "/")) {
                side.move(from, fresh);
            }
        } else if (choice < 96) {
            if (free) {
                side.makeFolder(fresh);
            }
        } else {
            swapKind(side, any(files));
        }
    }

    private void modify(Replica side, String file) throws IOException {
        int before = contents.of(side.version(file).state()).length;
        // The same number of bytes is what a comparison by size alone would not see.
        int size = random.nextInt(3) == 0 ? before : size();
        side.write(file, contents.make(size, random), time());
    }

    private void swapKind(Replica side, String file) throws IOException {
        side.delete(file);
        side.makeFolder(file);
        if (random.nextBoolean()) {
            side.write(file + "/" + any(NAMES), contents.make(size(), random), time());
        }
    }

    /** The same happens on both sides, as when both got the same update: same content, same time. */
    void twin(Replica one, Replica other) throws IOException {
        String path = any(NAMES);
        if (!one.version(path).state().equals(Version.FOLDER) && !other.version(path).state().equals(Version.FOLDER)) {
            String mark = contents.make(size(), random);
            Instant time = time();
            one.write(path, mark, time);
            other.write(path, mark, time);
        }
    }
}
