package io.portside.engine.profile;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.setting.DataSettings;
import io.portside.ftp.setting.PortRange;
import io.portside.ftp.setting.ProxySettings;
import io.portside.ftp.setting.Security;
import io.portside.ftp.setting.TlsSettings;
import io.portside.ftp.setting.TransferSettings;
import io.portside.ftp.setting.Verify;

/** A site as JSON text and back. The id is the file's name, so that a copied file is a site of its own. */
final class SiteFormat {
    /** 2 added what protects a connection: a program that does not know it must not log in without. */
    static final int VERSION = 2;
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final Set<String> KNOWN = Set.of("format", "name", "host", "port", "user", "localFolder",
            "remoteFolder", "policy", "externalAddress", "activePorts", "trustAdvertisedAddress", "security", "pins",
            "authority", "clientCertificate", "clearControl", "closeNotifyMissing", "proxy", "bytesPerSecond",
            "compress", "verify", "textNames", "charset", "maxSessions");

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
        data(site.data(), json);
        tls(site.tls(), json);
        site.proxy().ifPresent(proxy -> json.add("proxy", proxy(proxy)));
        json.addProperty("bytesPerSecond", site.transfer().bytesPerSecond());
        json.addProperty("compress", site.transfer().compress());
        json.addProperty("verify", word(site.transfer().verify()));
        json.add("textNames", GSON.toJsonTree(site.transfer().textNames()));
        json.addProperty("charset", site.charset());
        json.addProperty("maxSessions", site.maxSessions());
        for (Map.Entry<String, JsonElement> member : previous.orElseGet(JsonObject::new).entrySet()) {
            if (!KNOWN.contains(member.getKey())) {
                json.add(member.getKey(), member.getValue());
            }
        }
        return (GSON.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void data(DataSettings data, JsonObject json) {
        json.addProperty("policy", word(data.policy()));
        data.externalAddress().ifPresent(address -> json.addProperty("externalAddress", address));
        data.activePorts().ifPresent(range -> json.addProperty("activePorts", range.first() + "-" + range.last()));
        json.addProperty("trustAdvertisedAddress", data.trustAdvertisedAddress());
    }

    private static void tls(TlsSettings tls, JsonObject json) {
        json.addProperty("security", word(tls.security()));
        JsonArray pins = new JsonArray();
        tls.pins().forEach(pins::add);
        json.add("pins", pins);
        tls.authority().ifPresent(file -> json.addProperty("authority", file));
        tls.clientCertificate().ifPresent(file -> json.addProperty("clientCertificate", file));
        json.addProperty("clearControl", tls.clearControl());
        json.addProperty("closeNotifyMissing", tls.closeNotifyMissing());
    }

    private static JsonObject proxy(ProxySettings proxy) {
        JsonObject json = new JsonObject();
        json.addProperty("kind", word(proxy.kind()));
        json.addProperty("host", proxy.host());
        json.addProperty("port", proxy.port());
        proxy.user().ifPresent(user -> json.addProperty("user", user));
        return json;
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
                text(json, "remoteFolder", ""), data(json), tls(json), proxy(json), transfer(json),
                text(json, "charset", "UTF-8"), number(json, "maxSessions", Site.DEFAULT_SESSIONS));
        List<SiteRules.Invalid> invalid = SiteRules.check(site);
        if (!invalid.isEmpty()) {
            throw new Damaged(invalid.get(0).field() + ": " + invalid.get(0).fault());
        }
        return site;
    }

    private static DataSettings data(JsonObject json) throws Damaged {
        RoutePolicy policy = constant(RoutePolicy.class, "policy", text(json, "policy", "auto"));
        Optional<PortRange> ports = json.has("activePorts")
                ? Optional.of(range(text(json, "activePorts", null)))
                : Optional.empty();
        return new DataSettings(policy, optional(json, "externalAddress"), ports,
                truth(json, "trustAdvertisedAddress"));
    }

    private static TlsSettings tls(JsonObject json) throws Damaged {
        Security security = constant(Security.class, "security", text(json, "security", "clear"));
        return new TlsSettings(security, texts(json, "pins"), optional(json, "authority"),
                optional(json, "clientCertificate"),
                truth(json, "clearControl"), truth(json, "closeNotifyMissing"));
    }

    private static List<String> texts(JsonObject json, String name) throws Damaged {
        List<String> texts = new ArrayList<>();
        if (json.has(name)) {
            if (!json.get(name).isJsonArray()) {
                throw new Damaged(name + ": wrong kind of value");
            }
            for (JsonElement text : json.get(name).getAsJsonArray()) {
                if (!text.isJsonPrimitive() || !text.getAsJsonPrimitive().isString()) {
                    throw new Damaged(name + ": wrong kind of value");
                }
                texts.add(text.getAsString());
            }
        }
        return texts;
    }

    private static Optional<ProxySettings> proxy(JsonObject json) throws Damaged {
        if (!json.has("proxy")) {
            return Optional.empty();
        }
        if (!json.get("proxy").isJsonObject()) {
            throw new Damaged("proxy: wrong kind of value");
        }
        JsonObject proxy = json.get("proxy").getAsJsonObject();
        return Optional.of(new ProxySettings(constant(ProxySettings.Kind.class, "proxy", text(proxy, "kind", null)),
                text(proxy, "host", null), number(proxy, "port", 1080), optional(proxy, "user")));
    }

    private static TransferSettings transfer(JsonObject json) throws Damaged {
        long limit;
        try {
            limit = member(json, "bytesPerSecond", JsonPrimitive::isNumber, JsonPrimitive::getAsBigDecimal,
                    BigDecimal.ZERO).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new Damaged("bytesPerSecond: not a whole number");
        }
        if (limit < 0) {
            throw new Damaged("bytesPerSecond: " + limit);
        }
        return new TransferSettings(limit, truth(json, "compress"),
                constant(Verify.class, "verify", text(json, "verify", word(Verify.AUTO))), texts(json, "textNames"));
    }

    /** {@code ACTIVE_ONLY} is {@code active-only} in a file. */
    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String member, String word) throws Damaged {
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(word)) {
                return constant;
            }
        }
        throw new Damaged(member + ": unknown word " + word);
    }

    private static Optional<String> optional(JsonObject json, String name) throws Damaged {
        return json.has(name) ? Optional.of(text(json, name, null)) : Optional.empty();
    }

    private static boolean truth(JsonObject json, String name) throws Damaged {
        return member(json, name, JsonPrimitive::isBoolean, JsonPrimitive::getAsBoolean, false);
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
