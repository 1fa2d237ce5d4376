package io.portside.ui.sites;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.profile.Site;
import io.portside.engine.profile.SiteRules;
import io.portside.engine.text.SiteRuleWording;
import io.portside.engine.text.SpeedText;
import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.setting.DataSettings;
import io.portside.ftp.setting.PortRange;
import io.portside.ftp.setting.ProxySettings;
import io.portside.ftp.setting.Security;
import io.portside.ftp.setting.TlsSettings;
import io.portside.ftp.setting.TransferSettings;
import io.portside.ftp.setting.Verify;

/**
 * A site as the editor's fields have it, whatever was typed. Immutable, any thread.
 *
 * @param id    of the site that it is or will be
 * @param texts what is typed; a field that is missing is empty
 */
record SiteForm(String id, Map<Field, String> texts, Choices choices) {
    static final String DEFAULT_CHARSET = "UTF-8";
    static final int DEFAULT_SESSIONS = 3;
    static final int DEFAULT_PROXY_PORT = 1080;
    private static final int LAST_PORT = 65535;
    private static final Pattern RANGE = Pattern.compile("\\s*(\\d{1,5})\\s*(?:[-\u2013]\\s*(\\d{1,5})\\s*)?");

    SiteForm {
        texts = Map.copyOf(texts);
    }

    /** The editor's fields that are typed, and the list of pins. */
    enum Field {
        NAME, HOST, PORT, USER, LOCAL_FOLDER, REMOTE_FOLDER, EXTERNAL_ADDRESS, ACTIVE_PORTS, PINS, AUTHORITY, CLIENT_CERTIFICATE, PROXY_HOST, PROXY_PORT, PROXY_USER, LIMIT, TEXT_NAMES, CHARSET, MAX_SESSIONS
    }

    /**
     * What is chosen and not typed.
     *
     * @param proxy empty: none
     */
    record Choices(RoutePolicy policy, boolean trustAdvertisedAddress, Security security, List<String> pins,
            boolean clearControl, boolean closeNotifyMissing, Optional<ProxySettings.Kind> proxy, boolean compress,
            Verify verify) {
        Choices {
            pins = List.copyOf(pins);
        }

        static Choices of(Site site) {
            TlsSettings tls = site.tls();
            return new Choices(site.data().policy(), site.data().trustAdvertisedAddress(), tls.security(), tls.pins(),
                    tls.clearControl(), tls.closeNotifyMissing(), site.proxy().map(ProxySettings::kind),
                    site.transfer().compress(), site.transfer().verify());
        }
    }

    /** What keeps the form from being saved. */
    record Fault(Field field, String message) {}

    static SiteForm empty() {
        return of(Site.of(Site.newId(), "", "", Site.DEFAULT_PORT, "").withMaxSessions(DEFAULT_SESSIONS));
    }

    static SiteForm of(Site site) {
        Map<Field, String> texts = new EnumMap<>(Field.class);
        texts.put(Field.NAME, site.name());
        texts.put(Field.HOST, site.host());
        texts.put(Field.PORT, String.valueOf(site.port()));
        texts.put(Field.USER, site.user());
        texts.put(Field.LOCAL_FOLDER, site.localFolder());
        texts.put(Field.REMOTE_FOLDER, site.remoteFolder());
        texts.put(Field.EXTERNAL_ADDRESS, site.data().externalAddress().orElse(""));
        texts.put(Field.ACTIVE_PORTS, site.data().activePorts().map(SiteForm::text).orElse(""));
        texts.put(Field.AUTHORITY, site.tls().authority().orElse(""));
        texts.put(Field.CLIENT_CERTIFICATE, site.tls().clientCertificate().orElse(""));
        site.proxy().ifPresent(proxy -> {
            texts.put(Field.PROXY_HOST, proxy.host());
            texts.put(Field.PROXY_PORT, String.valueOf(proxy.port()));
            texts.put(Field.PROXY_USER, proxy.user().orElse(""));
        });
        texts.put(Field.LIMIT, SpeedText.text(site.transfer().bytesPerSecond()));
        texts.put(Field.TEXT_NAMES, NamePatterns.text(site.transfer().textNames()));
        texts.put(Field.CHARSET, site.charset());
        texts.put(Field.MAX_SESSIONS, String.valueOf(site.maxSessions()));
        return new SiteForm(site.id(), texts, Choices.of(site));
    }

    /** The same under another name and identity, for a new site. */
    static SiteForm copyOf(Site site, String name) {
        SiteForm form = of(site.withName(name));
        return new SiteForm(Site.newId(), form.texts, form.choices);
    }

    /** What a person typed into the connect field; anonymous (RFC 1635) unless a user is named. */
    static SiteForm of(SiteUrl url) {
        Security security = url.security().orElse(Security.CLEAR);
        Site site = Site
                .of(Site.newId(), url.host(), url.host(), url.port().orElse(defaultPort(security)),
                        url.user().orElse("anonymous"))
                .withFolders("", url.folder()).withTls(TlsSettings.CLEAR.withSecurity(security))
                .withMaxSessions(DEFAULT_SESSIONS);
        return of(site);
    }

    static int defaultPort(Security security) {
        return security == Security.IMPLICIT ? Site.IMPLICIT_PORT : Site.DEFAULT_PORT;
    }

    String text(Field field) {
        return texts.getOrDefault(field, "");
    }

    private String stripped(Field field) {
        return text(field).strip();
    }

    String name() {
        return text(Field.NAME);
    }

    Optional<Fault> fault() {
        Optional<SiteRules.Invalid> invalid = SiteRules.check(site()).stream().filter(this::matters).findFirst();
        if (invalid.isPresent()) {
            return invalid.map(found -> new Fault(Field.valueOf(found.field().name()),
                    new SiteRuleWording().sentence(found)));
        }
        if (!text(Field.ACTIVE_PORTS).isBlank() && ports(text(Field.ACTIVE_PORTS)).isEmpty()) {
            return Optional.of(new Fault(Field.ACTIVE_PORTS, Messages.faultActivePorts));
        }
        if (NamePatterns.of(text(Field.TEXT_NAMES)).isEmpty()) {
            return Optional.of(new Fault(Field.TEXT_NAMES, Messages.faultTextNames));
        }
        boolean badLimit = SpeedText.bytes(text(Field.LIMIT)).isEmpty();
        return badLimit ? Optional.of(new Fault(Field.LIMIT, Messages.faultLimit)) : Optional.empty();
    }

    /** The name is the host's when none was typed, so of the two the host is what is missing. */
    private boolean matters(SiteRules.Invalid invalid) {
        return invalid.field() != SiteRules.Field.NAME || !name().isBlank();
    }

    /** As a site; only to be saved or opened where there is no {@link #fault()}. */
    Site site() {
        String server = stripped(Field.HOST);
        String title = name().isBlank() ? server : name().strip();
        return new Site(id, title, server, number(text(Field.PORT)), stripped(Field.USER),
                stripped(Field.LOCAL_FOLDER), stripped(Field.REMOTE_FOLDER), data(), tls(), proxy(),
                transfer(), stripped(Field.CHARSET), number(text(Field.MAX_SESSIONS)));
    }

    private TransferSettings transfer() {
        return new TransferSettings(SpeedText.bytes(text(Field.LIMIT)).orElse(0L), choices.compress(),
                choices.verify(), NamePatterns.of(text(Field.TEXT_NAMES)).orElse(List.of()));
    }

    private DataSettings data() {
        return new DataSettings(choices.policy(), optional(Field.EXTERNAL_ADDRESS), ports(text(Field.ACTIVE_PORTS)),
                choices.trustAdvertisedAddress());
    }

    private TlsSettings tls() {
        return new TlsSettings(choices.security(), choices.pins(), optional(Field.AUTHORITY),
                optional(Field.CLIENT_CERTIFICATE), choices.clearControl(), choices.closeNotifyMissing());
    }

    private Optional<ProxySettings> proxy() {
        return choices.proxy().map(kind -> new ProxySettings(kind, stripped(Field.PROXY_HOST),
                number(text(Field.PROXY_PORT)), optional(Field.PROXY_USER)));
    }

    private Optional<String> optional(Field field) {
        return Optional.of(stripped(field)).filter(text -> !text.isEmpty());
    }

    /** 0 for what is no number: the rules say so in words. */
    private static int number(String text) {
        return text.strip().matches("\\d{1,5}") ? Integer.parseInt(text.strip()) : 0;
    }

    static String text(PortRange range) {
        return range.first() == range.last() ? String.valueOf(range.first()) : range.first() + "-" + range.last();
    }

    /** {@code 50000-50100} or one port; empty when it is neither. */
    static Optional<PortRange> ports(String text) {
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        boolean possible = first >= 1 && first <= last && last <= LAST_PORT;
        return possible ? Optional.of(new PortRange(first, last)) : Optional.empty();
    }

    /** A name that no site of the list has: {@code Shop (copy)}, {@code Shop (copy 2)}. */
    static String copyName(String name, List<String> taken) {
        String copy = NLS.bind(Messages.copyName, name);
        for (int i = 2; taken.contains(copy); i++) {
            copy = NLS.bind(Messages.copyNameNumber, name, i);
        }
        return copy;
    }

    /** The same with another text in a field. */
    SiteForm with(Field field, String text) {
        Map<Field, String> changed = new EnumMap<>(Field.class);
        changed.putAll(texts);
        changed.put(field, text);
        return new SiteForm(id, changed, choices);
    }
}
