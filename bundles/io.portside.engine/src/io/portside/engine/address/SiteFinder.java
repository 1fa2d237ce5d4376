package io.portside.engine.address;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.address.Address.Named;
import io.portside.engine.address.Address.Url;
import io.portside.engine.address.RemotePath.From;
import io.portside.engine.profile.Site;
import io.portside.ftp.setting.Security;
import io.portside.ftp.setting.TlsSettings;

/** Finds the site that an address means among those that are known. */
public final class SiteFinder {
    /** As {@link #id(Url)} makes it; a user may have an at sign, a host colons. */
    private static final Pattern UNSAVED = Pattern.compile("url:([A-Z]+):(.*)@([^@]+):([0-9]{1,5})", Pattern.DOTALL);
    private final List<Site> sites;

    public SiteFinder(List<Site> sites) {
        this.sites = List.copyOf(sites);
    }

    /**
     * A site and a place on it.
     *
     * @param known it is one of the saved ones and those that come with the program
     */
    public record Found(Site site, boolean known, RemotePath path) {}

    public Found find(Address address) throws BadAddress {
        return address instanceof Url url ? find(url) : named(((Named) address).text());
    }

    /** A URL that says what a saved site says is that site: its settings and its password are used. */
    private Found find(Url url) {
        String user = url.user().orElse("");
        Optional<Site> saved = sites.stream()
                .filter(site -> site.host().equalsIgnoreCase(url.host()) && site.port() == url.port()
                        && site.user().equals(user) && site.tls().security() == url.security())
                .findFirst();
        Site site = saved.orElseGet(() -> site(url));
        return new Found(site, saved.isPresent(), url.path());
    }

    /** The site with this id, known or as a URL made it. */
    public Optional<Found> byId(String id) {
        Optional<Found> known = sites.stream().filter(site -> site.id().equals(id)).findFirst()
                .map(site -> new Found(site, true, RemotePath.START));
        return known.isPresent() ? known : unsaved(id);
    }

    private static Optional<Found> unsaved(String id) {
        Matcher parts = UNSAVED.matcher(id);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            Url url = new Url(Security.valueOf(parts.group(1)), Optional.of(parts.group(2)), parts.group(3),
                    Integer.parseInt(parts.group(4)), RemotePath.START);
            return Optional.of(new Found(site(url), false, RemotePath.START));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Site site(Url url) {
        return Site.of(id(url), url.host(), url.host(), url.port(), url.user().orElse(""))
                .withTls(TlsSettings.CLEAR.withSecurity(url.security()));
    }

    private static String id(Url url) {
        return "url:" + url.security() + ":" + url.user().orElse("") + "@" + url.host() + ":" + url.port();
    }

    private Found named(String text) throws BadAddress {
        Found found = find(text, String::startsWith)
                .or(() -> find(text, (whole, name) -> whole.regionMatches(true, 0, name, 0, name.length())))
                .orElseThrow(() -> new BadAddress(NLS.bind(Messages.noSuchSite, text)));
        if (!text.startsWith(found.site().id()) && ambiguous(found.site())) {
            throw new BadAddress(NLS.bind(Messages.ambiguous, found.site().name()));
        }
        return found;
    }

    /** The longest name that the text begins with; ids are names too, so that two sites of one name can be told apart. */
    private Optional<Found> find(String text, BiPredicate<String, String> begins) {
        Optional<Found> best = Optional.empty();
        int longest = -1;
        for (Site site : sites) {
            for (String name : List.of(site.name(), site.id())) {
                if (name.length() > longest && begins.test(text, name) && ends(text, name.length())) {
                    longest = name.length();
                    best = Optional.of(new Found(site, true, path(text.substring(name.length()))));
                }
            }
        }
        return best;
    }

    private static boolean ends(String text, int length) {
        return text.length() == length || text.charAt(length) == '/' || text.charAt(length) == ':';
    }

    /** Nothing, {@code /absolute}, {@code :/absolute} or {@code :from-the-start}. */
    private static RemotePath path(String text) {
        String path = text.startsWith(":") ? text.substring(1) : text;
        if (path.isEmpty()) {
            return RemotePath.START;
        }
        List<String> parts = Arrays.asList(path.split("/", -1));
        if (!path.startsWith("/")) {
            return RemotePath.of(From.START, parts);
        }
        boolean home = parts.size() > 1 && parts.get(1).equals("~");
        return RemotePath.of(home ? From.START : From.ROOT, parts.subList(home ? 2 : 1, parts.size()));
    }

    /** Whether more than one site has its name, which alone does not say then which is meant. */
    private boolean ambiguous(Site site) {
        return sites.stream().filter(other -> other.name().equals(site.name())).count() > 1;
    }
}
