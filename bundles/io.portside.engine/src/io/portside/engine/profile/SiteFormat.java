package io.portside.engine.profile;

import static io.portside.engine.json.JsonMembers.array;
import static io.portside.engine.json.JsonMembers.constant;
import static io.portside.engine.json.JsonMembers.large;
import static io.portside.engine.json.JsonMembers.number;
import static io.portside.engine.json.JsonMembers.object;
import static io.portside.engine.json.JsonMembers.optional;
import static io.portside.engine.json.JsonMembers.text;
import static io.portside.engine.json.JsonMembers.texts;
import static io.portside.engine.json.JsonMembers.truth;
import static io.portside.engine.json.JsonMembers.word;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonObject;

import io.portside.engine.json.Damaged;
import io.portside.engine.json.JsonForm;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.setting.DataSettings;
import io.portside.ftp.setting.PortRange;
import io.portside.ftp.setting.ProxySettings;
import io.portside.ftp.setting.Security;
import io.portside.ftp.setting.TlsSettings;
import io.portside.ftp.setting.TransferSettings;
import io.portside.ftp.setting.Verify;

/** A site as JSON text and back. The id is the file's name, so that a copied file is a site of its own. */
final class SiteFormat implements JsonForm<Site> {
    /** 2 added what protects a connection: a program that does not know it must not log in without. */
    static final int VERSION = 2;
    private static final Set<String> KNOWN = Set.of("name", "host", "port", "user", "localFolder",
            "remoteFolder", "policy", "externalAddress", "activePorts", "trustAdvertisedAddress", "security", "pins",
            "authority", "clientCertificate", "clearControl", "closeNotifyMissing", "proxy", "bytesPerSecond",
            "compress", "verify", "textNames", "charset", "maxSessions");

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public String id(Site site) {
        return site.id();
    }

    @Override
    public String name(Site site) {
        return site.name();
    }

    @Override
    public Optional<Problem> fault(Site site) {
        return SiteRules.check(site).stream().findFirst().map(invalid -> Problem.of(ProblemKind.PROFILE_INVALID,
                "field " + invalid.field(), invalid.field().name(), invalid.fault().name()));
    }

    @Override
    public ProblemKind damaged() {
        return ProblemKind.PROFILE_DAMAGED;
    }

    @Override
    public ProblemKind newer() {
        return ProblemKind.PROFILE_NEWER;
    }

    @Override
    public Set<String> members() {
        return KNOWN;
    }

    @Override
    public JsonObject write(Site site) {
        JsonObject json = new JsonObject();
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
        json.add("textNames", array(site.transfer().textNames()));
        json.addProperty("charset", site.charset());
        json.addProperty("maxSessions", site.maxSessions());
        return json;
    }

    private static void data(DataSettings data, JsonObject json) {
        json.addProperty("policy", word(data.policy()));
        data.externalAddress().ifPresent(address -> json.addProperty("externalAddress", address));
        data.activePorts().ifPresent(range -> json.addProperty("activePorts", range.first() + "-" + range.last()));
        json.addProperty("trustAdvertisedAddress", data.trustAdvertisedAddress());
    }

    private static void tls(TlsSettings tls, JsonObject json) {
        json.addProperty("security", word(tls.security()));
        json.add("pins", array(tls.pins()));
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

    @Override
    public Site read(String id, JsonObject json) throws Damaged {
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
        RoutePolicy policy = constant(json, "policy", RoutePolicy.class, RoutePolicy.AUTO);
        Optional<PortRange> ports = json.has("activePorts")
                ? Optional.of(range(text(json, "activePorts", null)))
                : Optional.empty();
        return new DataSettings(policy, optional(json, "externalAddress"), ports,
                truth(json, "trustAdvertisedAddress"));
    }

    private static TlsSettings tls(JsonObject json) throws Damaged {
        Security security = constant(json, "security", Security.class, Security.CLEAR);
        return new TlsSettings(security, texts(json, "pins"), optional(json, "authority"),
                optional(json, "clientCertificate"),
                truth(json, "clearControl"), truth(json, "closeNotifyMissing"));
    }

    private static Optional<ProxySettings> proxy(JsonObject json) throws Damaged {
        if (!json.has("proxy")) {
            return Optional.empty();
        }
        JsonObject proxy = object(json, "proxy");
        return Optional.of(new ProxySettings(constant(proxy, "kind", ProxySettings.Kind.class, null),
                text(proxy, "host", null), number(proxy, "port", 1080), optional(proxy, "user")));
    }

    private static TransferSettings transfer(JsonObject json) throws Damaged {
        long limit = large(json, "bytesPerSecond", 0);
        if (limit < 0) {
            throw new Damaged("bytesPerSecond: " + limit);
        }
        return new TransferSettings(limit, truth(json, "compress"),
                constant(json, "verify", Verify.class, Verify.AUTO), texts(json, "textNames"));
    }

    private static PortRange range(String text) throws Damaged {
        String[] ends = text.split("-", 2);
        try {
            return new PortRange(Integer.parseInt(ends[0].strip()), Integer.parseInt(ends[ends.length - 1].strip()));
        } catch (IllegalArgumentException e) {
            throw new Damaged("activePorts: not a range of ports: " + text);
        }
    }
}
