package io.portside.ui.sites;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.profile.Site;
import io.portside.engine.profile.SiteRules;
import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.setting.DataSettings;
import io.portside.ftp.setting.PortRange;
import io.portside.engine.text.SiteRuleWording;

/**
 * A site as the texts of the editor's fields, whatever was typed. Immutable, any thread.
 *
 * @param base what the fields say nothing about
 */
record SiteForm(Site base, String name, String host, String port, String user, String localFolder,
        String remoteFolder, RoutePolicy policy, String externalAddress, String activePorts,
        boolean trustAdvertisedAddress, String charset, String sessions) {
    static final String DEFAULT_CHARSET = "UTF-8"; //$NON-NLS-1$
    static final int DEFAULT_SESSIONS = 3;
    private static final int LAST_PORT = 65535;
    private static final Pattern RANGE = Pattern.compile("\\s*(\\d{1,5})\\s*(?:[-\u2013]\\s*(\\d{1,5})\\s*)?"); //$NON-NLS-1$

    /** The editor's fields. */
    enum Field {
        NAME, HOST, PORT, USER, LOCAL_FOLDER, REMOTE_FOLDER, EXTERNAL_ADDRESS, ACTIVE_PORTS, CHARSET, MAX_SESSIONS
    }

    /** What keeps the form from being saved. */
    record Fault(Field field, String message) {}

    static SiteForm empty() {
        return new SiteForm(fresh(), "", "", String.valueOf(Site.DEFAULT_PORT), "", "", "", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
                RoutePolicy.AUTO, "", "", false, DEFAULT_CHARSET, String.valueOf(DEFAULT_SESSIONS)); //$NON-NLS-1$ //$NON-NLS-2$
    }

    private static Site fresh() {
        return Site.of(Site.newId(), "", "", Site.DEFAULT_PORT, ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
    }

    String id() {
        return base.id();
    }

    static SiteForm of(Site site) {
        return new SiteForm(site, site.name(), site.host(), String.valueOf(site.port()), site.user(),
                site.localFolder(), site.remoteFolder(), site.data().policy(), site.data().externalAddress().orElse(""), //$NON-NLS-1$
                site.data().activePorts().map(SiteForm::text).orElse(""), site.data().trustAdvertisedAddress(), //$NON-NLS-1$
                site.charset(), String.valueOf(site.maxSessions()));
    }

    /** The same under another name and identity, for a new site. */
    static SiteForm copyOf(Site site, String name) {
        SiteForm form = of(site);
        return new SiteForm(fresh().withTls(site.tls()).withProxy(site.proxy()).withTransfer(site.transfer()), name,
                form.host, form.port, form.user, form.localFolder,
                form.remoteFolder, form.policy, form.externalAddress, form.activePorts, form.trustAdvertisedAddress,
                form.charset, form.sessions);
    }

    /** What a person typed into the connect field; anonymous (RFC 1635) unless a user is named. */
    static SiteForm of(SiteUrl url) {
        SiteForm empty = empty();
        String port = String.valueOf(url.port().orElse(Site.DEFAULT_PORT));
        return new SiteForm(empty.base, url.host(), url.host(), port, url.user().orElse("anonymous"), "", url.folder(), //$NON-NLS-1$ //$NON-NLS-2$
                empty.policy, "", "", false, empty.charset, empty.sessions); //$NON-NLS-1$ //$NON-NLS-2$
    }

    Optional<Fault> fault() {
        Optional<SiteRules.Invalid> invalid = SiteRules.check(site()).stream().filter(this::matters).findFirst();
        if (invalid.isPresent()) {
            return invalid.map(found -> new Fault(Field.valueOf(found.field().name()),
                    new SiteRuleWording().sentence(found)));
        }
        boolean badRange = !activePorts.isBlank() && ports(activePorts).isEmpty();
        return badRange ? Optional.of(new Fault(Field.ACTIVE_PORTS, Messages.faultActivePorts)) : Optional.empty();
    }

    /** The name is the host's when none was typed, so of the two the host is what is missing. */
    private boolean matters(SiteRules.Invalid invalid) {
        return invalid.field() != SiteRules.Field.NAME || !name.isBlank();
    }

    /** As a site; only to be saved or opened where there is no {@link #fault()}. */
    Site site() {
        String server = host.strip();
        String title = name.isBlank() ? server : name.strip();
        DataSettings data = new DataSettings(policy,
                Optional.of(externalAddress.strip()).filter(text -> !text.isEmpty()), ports(activePorts),
                trustAdvertisedAddress);
        return new Site(base.id(), title, server, number(port).orElse(0), user.strip(), localFolder.strip(),
                remoteFolder.strip(), data, base.tls(), base.proxy(), base.transfer(), charset.strip(),
                number(sessions).orElse(0));
    }

    private static Optional<Integer> number(String text) {
        return text.strip().matches("\\d{1,5}") ? Optional.of(Integer.valueOf(text.strip())) : Optional.empty(); //$NON-NLS-1$
    }

    static String text(PortRange range) {
        return range.first() == range.last() ? String.valueOf(range.first()) : range.first() + "-" + range.last(); //$NON-NLS-1$
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
}
