package io.portside.engine.profile;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

import io.portside.ftp.PortRange;
import io.portside.ftp.route.RoutePolicy;

/** A site as JSON text and back. The id is the file's name, so that a copied file is a site of its own. */
final class SiteFormat {
    static final int VERSION = 1;
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final Set<String> KNOWN = Set.of("format", "name", "host", "port", "user", "localFolder",
            "remoteFolder", "policy", "externalAddress", "activePorts", "trustAdvertisedAddress", "charset",
            "maxSessions");

    private SiteFormat() {}

    /** The text of {@code site}, always in the same order; then the members of {@code previous} that are not ours. */
    static byte[] write(Site site, Optional<JsonObject> previous) {
        JsonObject json = new JsonObject();
        json.addProperty("format", VERSION);
        json.addProperty("name", site.name());
        json.addProperty("host", site.host());
        json.addProperty("port", site.port());
        json.addProperty("user", site.user());
        json.addProperty("localFolder", site.localFolder());
        json.addProperty("remoteFolder", site.remoteFolder());
        json.addProperty("policy", word(site.policy()));
        site.externalAddress().ifPresent(address -> json.addProperty("externalAddress", address));
        site.activePorts().ifPresent(range -> json.addProperty("activePorts", range.first() + "-" + range.last()));
        json.addProperty("trustAdvertisedAddress", site.trustAdvertisedAddress());
        json.addProperty("charset", site.charset());
        json.addProperty("maxSessions", site.maxSessions());
        for (Map.Entry<String, JsonElement> member : previous.orElseGet(JsonObject::new).entrySet()) {
            if (!KNOWN.contains(member.getKey())) {
                json.add(member.getKey(), member.getValue());
            }
        }
        return (GSON.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The members of a file. */
    static JsonObject parse(byte[] content) throws Damaged {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException e) {
            throw new Damaged("not UTF-8");
        }
        // Windows editors put a byte order mark in front.
        String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (JsonReader reader = new JsonReader(new StringReader(json))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = GSON.getAdapter(JsonElement.class).read(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT || !element.isJsonObject()) {
                throw new Damaged("not one JSON object");
            }
            return element.getAsJsonObject();
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw new Damaged("not JSON: " + e.getMessage());
        }
    }

    static boolean newer(JsonObject json) throws Damaged {
        if (!json.has("format")) {
            throw new Damaged("format: missing");
        }
        int format = number(json, "format", 0);
        if (format < 1) {
            throw new Damaged("format: " + format);
        }
        return format > VERSION;
    }

    static Site read(String id, JsonObject json) throws Damaged {
        Site site = new Site(id, text(json, "name", null), text(json, "host", null),
                number(json, "port", Site.DEFAULT_PORT), text(json, "user", ""), text(json, "localFolder", ""),
                text(json, "remoteFolder", ""), policy(text(json, "policy", "auto")),
                Optional.ofNullable(json.has("externalAddress") ? text(json, "externalAddress", null) : null),
                json.has("activePorts") ? Optional.of(range(text(json, "activePorts", null))) : Optional.empty(),
                member(json, "trustAdvertisedAddress", JsonPrimitive::isBoolean, JsonPrimitive::getAsBoolean, false),
                text(json, "charset", "UTF-8"), number(json, "maxSessions", 4));
        List<SiteRules.Invalid> invalid = SiteRules.check(site);
        if (!invalid.isEmpty()) {
            throw new Damaged(invalid.get(0).field() + ": " + invalid.get(0).fault());
        }
        return site;
    }

    private static String word(RoutePolicy policy) {
        return switch (policy) {
            case AUTO -> "auto";
            case ACTIVE_ONLY -> "active-only";
            case PASSIVE_ONLY -> "passive-only";
        };
    }

    private static RoutePolicy policy(String word) throws Damaged {
        for (RoutePolicy policy : RoutePolicy.values()) {
            if (word(policy).equals(word)) {
                return policy;
            }
        }
        throw new Damaged("policy: unknown word " + word);
    }

    private static PortRange range(String text) throws Damaged {
        String[] ends = text.split("-", 2);
        try {
            return new PortRange(Integer.parseInt(ends[0].strip()), Integer.parseInt(ends[ends.length - 1].strip()));
        } catch (IllegalArgumentException e) {
            throw new Damaged("activePorts: not a range of ports: " + text);
        }
    }

    private static String text(JsonObject json, String name, String missing) throws Damaged {
        return member(json, name, JsonPrimitive::isString, JsonPrimitive::getAsString, missing);
    }

    private static int number(JsonObject json, String name, int missing) throws Damaged {
        try {
            return member(json, name, JsonPrimitive::isNumber, JsonPrimitive::getAsBigDecimal,
                    BigDecimal.valueOf(missing)).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new Damaged(name + ": not a whole number");
        }
    }

    /** @param missing what an absent member means; null: it must be there */
    private static <T> T member(JsonObject json, String name, Function<JsonPrimitive, Boolean> fits,
            Function<JsonPrimitive, T> value, T missing) throws Damaged {
        JsonElement element = json.get(name);
        if (element == null) {
            if (missing == null) {
                throw new Damaged(name + ": missing");
            }
            return missing;
        }
        if (!element.isJsonPrimitive() || !fits.apply(element.getAsJsonPrimitive())) {
            throw new Damaged(name + ": wrong kind of value");
        }
        return value.apply(element.getAsJsonPrimitive());
    }

    /** The text is not a site; the message says where and why. */
    static final class Damaged extends Exception {
        private static final long serialVersionUID = 1L;

        Damaged(String why) {
            super(why);
        }
    }
}
