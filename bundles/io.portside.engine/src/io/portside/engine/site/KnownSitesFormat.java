package io.portside.engine.site;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

import io.portside.ftp.reply.Reply;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.route.RouteRecord;
import io.portside.ftp.route.SiteFacts;
import io.portside.ftp.route.SiteOnNetwork;

/** What is known about sites and their routes, as JSON text and back. */
final class KnownSitesFormat {
    private static final int VERSION = 1;
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private record Document(int format, List<Entry> sites) {}

    private record Entry(String server, String network, String worked, String workedAt, List<Failed> failures,
            Sessions sessions, SeenAt seenAt) {}

    private record Sessions(int most, String at) {}

    private record SeenAt(String address, String configured, String at) {}

    private record Failed(String route, String evidence, long waitedMillis, int code, List<String> lines, String at) {}

    private KnownSitesFormat() {}

    static byte[] write(Map<SiteOnNetwork, KnownSite> known, int most) {
        List<Entry> entries = known.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<SiteOnNetwork, KnownSite> entry) -> entry.getValue()
                        .at()).reversed().thenComparing(entry -> entry.getKey().toString()))
                .limit(most).map(entry -> entry(entry.getKey(), entry.getValue())).toList();
        return (GSON.toJson(new Document(VERSION, entries)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Entry entry(SiteOnNetwork key, KnownSite known) {
        // Without routes as an empty record, which is what versions before this one expect.
        RouteRecord record = known.routes().orElseGet(() -> new RouteRecord(Optional.empty(), known.at(), List.of()));
        Sessions sessions = known.facts().sessions().map(one -> new Sessions(one.most(), one.at().toString()))
                .orElse(null);
        SeenAt seenAt = known.facts().seenAt()
                .map(one -> new SeenAt(one.address(), one.configured(), one.at().toString())).orElse(null);
        List<Failed> failures = record.failures().stream().map(postponed -> {
            RouteFailure failure = postponed.failure();
            return new Failed(failure.route().name(), failure.evidence().name(), failure.waited().toMillis(),
                    failure.reply().map(Reply::code).orElse(0), failure.reply().map(Reply::lines).orElse(List.of()),
                    postponed.at().toString());
        }).toList();
        return new Entry(key.server(), key.network(), record.worked().map(Route::name).orElse(""),
                record.workedAt().toString(), failures, sessions, seenAt);
    }

    static Map<SiteOnNetwork, KnownSite> read(byte[] content) throws Damaged {
        Document document;
        try {
            document = GSON.fromJson(new String(content, StandardCharsets.UTF_8), Document.class);
        } catch (JsonParseException e) {
            throw new Damaged("not JSON: " + e.getMessage());
        }
        if (document == null || document.format() != VERSION || document.sites() == null) {
            throw new Damaged("not in format " + VERSION);
        }
        Map<SiteOnNetwork, KnownSite> known = new HashMap<>();
        for (Entry entry : document.sites()) {
            if (entry == null) {
                continue;
            }
            try {
                known.put(new SiteOnNetwork(text(entry.server()), text(entry.network())),
                        new KnownSite(Optional.of(record(entry)), facts(entry)));
            } catch (IllegalArgumentException | DateTimeException e) {
                // One entry that says something unknown is learned again; the others are good.
                continue;
            }
        }
        return known;
    }

    private static RouteRecord record(Entry entry) {
        List<RouteRecord.Postponed> failures = new ArrayList<>();
        for (Failed failed : entry.failures() == null ? List.<Failed>of() : entry.failures()) {
            Optional<Reply> reply = failed.code() == 0
                    ? Optional.empty()
                    : Optional.of(new Reply(failed.code(), failed.lines() == null ? List.of() : failed.lines()));
            failures.add(new RouteRecord.Postponed(new RouteFailure(Route.valueOf(text(failed.route())),
                    RouteFailure.Evidence.valueOf(text(failed.evidence())), Duration.ofMillis(failed.waitedMillis()),
                    reply),
                    Instant.parse(text(failed.at()))));
        }
        Optional<Route> worked = entry.worked().isEmpty()
                ? Optional.empty()
                : Optional.of(Route.valueOf(entry.worked()));
        return new RouteRecord(worked, Instant.parse(text(entry.workedAt())), failures);
    }

    private static SiteFacts facts(Entry entry) {
        Optional<SiteFacts.Sessions> sessions = Optional.ofNullable(entry.sessions())
                .map(one -> new SiteFacts.Sessions(one.most(), Instant.parse(text(one.at()))));
        Optional<SiteFacts.SeenAt> seenAt = Optional.ofNullable(entry.seenAt()).map(one -> new SiteFacts.SeenAt(
                text(one.address()), text(one.configured()), Instant.parse(text(one.at()))));
        return new SiteFacts(sessions, seenAt);
    }

    private static String text(String value) {
        if (value == null) {
            throw new IllegalArgumentException("missing");
        }
        return value;
    }

    /** Not a file of known sites. */
    static final class Damaged extends Exception {
        private static final long serialVersionUID = 1L;

        Damaged(String why) {
            super(why);
        }
    }
}
