package io.portside.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/** A believable small web site: last year's on the server, this year's on the newcomer's own side. */
final class SampleFiles {
    static final String UPLOAD_FOLDER = "web site to upload";
    private static final Instant OLD = Instant.parse("2025-03-08T09:30:00Z");
    private static final Instant NEW = Instant.parse("2026-05-17T16:45:30Z");
    private static final String STYLE = """
            body { font-family: sans-serif; max-width: 44em; margin: 2em auto; color: #233; }
            h1 { color: #175676; }
            img { max-width: 100%%; border-radius: 6px; }
            /* %s */
            """;

    private SampleFiles() {}

    /** What is on the server when it starts. */
    static void server(Path home) throws IOException {
        Path site = home.resolve("public_html");
        page(site, "index.html", "Harbour Ferries", "Timetable of last year.", OLD);
        page(site, "contact.html", "Contact", "Pier 4, daily from nine to five.", OLD);
        text(site, "css/site.css", STYLE.formatted("last year"), OLD);
        picture(site, "images/harbour.png", new Picture(320, 200, 0x8fc1e3, 0x31708e), OLD);
        text(home, "welcome.txt", "This server is a part of Portside. It lives on your own computer only, and what you"
                + " put here is removed when Portside ends.\n", OLD);
        text(home, "Notizen für später.txt", "Fähre streichen, Brücke grüßen.\n", OLD);
        text(home, "日本語/お知らせ.txt", "港へようこそ。\n", OLD);
        text(home, "old versions/read me first.txt", "Nothing here is needed any more.\n", OLD);
        Files.createDirectories(home.resolve("incoming"));
    }

    /** The folder that the newcomer uploads. */
    static void upload(Path site) throws IOException {
        page(site, "index.html", "Harbour Ferries", "The new timetable: every twenty minutes until midnight.", NEW);
        page(site, "about us.html", "About us", "Three boats, one family, since 1921.", NEW);
        text(site, "css/site.css", STYLE.formatted("new colours"), NEW);
        picture(site, "images/harbour.png", new Picture(640, 400, 0x9ad1f0, 0x1f5f8b), NEW);
        picture(site, "images/evening.png", new Picture(640, 400, 0xf2a65a, 0x58355e), NEW);
        picture(site, "images/夕日.png", new Picture(480, 300, 0xe4572e, 0x2e282a), NEW);
        page(site, "blog/Grüße vom Hafen.html", "Grüße vom Hafen", "Heute fährt die kleine Fähre öfter.", NEW);
        page(site, "blog/港の朝.html", "港の朝", "朝の港はとても静かです。", NEW);
        text(site, "downloads/timetable.csv", timetable(), NEW);
        text(site, ".htaccess", "ErrorDocument 404 /index.html\n", NEW);
        text(site, "downloads/empty.txt", "", NEW);
    }

    /** Removes a folder with everything in it; links are removed, not followed. */
    static void remove(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            // Deepest first.
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static String timetable() {
        StringBuilder lines = new StringBuilder("departure,from,to\n");
        for (int minute = 6 * 60; minute < 24 * 60; minute += 20) {
            lines.append("%02d:%02d,North Pier,South Pier\n".formatted(minute / 60, minute % 60));
        }
        return lines.toString();
    }

    private static void page(Path site, String name, String title, String words, Instant time) throws IOException {
        String up = name.contains("/") ? "../" : "";
        text(site, name, """
                <!DOCTYPE html>
                <html>
                <head><meta charset="utf-8"><title>%s</title><link rel="stylesheet" href="%scss/site.css"></head>
                <body>
                <h1>%s</h1>
                <img src="%simages/harbour.png" alt="">
                <p>%s</p>
                </body>
                </html>
                """.formatted(title, up, title, up, words), time);
    }

    private static void picture(Path site, String name, Picture picture, Instant time) throws IOException {
        write(site, name, picture.png(), time);
    }

    private static void text(Path site, String name, String content, Instant time) throws IOException {
        write(site, name, content.getBytes(StandardCharsets.UTF_8), time);
    }

    private static void write(Path site, String name, byte[] content, Instant time) throws IOException {
        Path file;
        try {
            file = site.resolve(name);
        } catch (InvalidPathException e) {
            // In a locale that knows ASCII only the other files must do.
            return;
        }
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
