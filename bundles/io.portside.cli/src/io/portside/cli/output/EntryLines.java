package io.portside.cli.output;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;

import com.google.gson.JsonObject;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.VolumePath;

/** Entries of a listing as lines. Pure. */
public final class EntryLines {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm   ", Locale.ROOT);
    private static final String NO_TIME = "                   ";
    private static final String NO_PERMISSIONS = "?????????";

    private final boolean details;
    private final ZoneId zone;

    /** @param details everything that is known, not only the name */
    public EntryLines(boolean details, ZoneId zone) {
        this.details = details;
        this.zone = zone;
    }

    /** @param shown the name, or the path below the folder that was asked for */
    public String text(Entry entry, String shown) {
        String name = entry.folder() ? shown + "/" : shown;
        if (!details) {
            return name;
        }
        String link = entry.linkTarget().map(target -> " -> " + target).orElse("");
        return letter(entry.kind()) + entry.permissions().orElse(NO_PERMISSIONS) + " "
                + String.format(Locale.ROOT, "%13s", size(entry.size())) + "  " + time(entry) + "  " + name + link;
    }

    private static String size(OptionalLong size) {
        return size.isPresent() ? Long.toString(size.getAsLong()) : "-";
    }

    private String time(Entry entry) {
        return entry.modified().map(time -> (entry.coarseTime() ? MINUTES : SECONDS).withZone(zone).format(time))
                .orElse(NO_TIME);
    }

    private static char letter(EntryKind kind) {
        return switch (kind) {
            case FOLDER -> 'd';
            case LINK -> 'l';
            case OTHER -> '?';
            case FILE -> '-';
        };
    }

    /** Keys are promised in the documentation; what is not known is left out. */
    public static JsonObject json(Entry entry, VolumePath path) {
        JsonObject json = new JsonObject();
        json.addProperty("path", path.toString());
        json.addProperty("name", entry.name());
        json.addProperty("type", entry.kind().name().toLowerCase(Locale.ROOT));
        entry.size().ifPresent(size -> json.addProperty("size", size));
        entry.modified().map(Instant::toString).ifPresent(time -> json.addProperty("modified", time));
        entry.modified().ifPresent(time -> json.addProperty("coarseTime", entry.coarseTime()));
        entry.permissions().ifPresent(text -> json.addProperty("permissions", text));
        entry.linkTarget().ifPresent(target -> json.addProperty("target", target));
        json.addProperty("hidden", entry.hidden());
        return json;
    }
}
