package io.portside.ui.sites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portside.engine.profile.Site;
import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.setting.DataSettings;
import io.portside.ftp.setting.PortRange;
import io.portside.ftp.setting.ProxySettings;
import io.portside.ftp.setting.ProxySettings.Kind;
import io.portside.ftp.setting.Security;
import io.portside.ftp.setting.TlsSettings;
import io.portside.ftp.setting.TransferSettings;
import io.portside.ftp.setting.Verify;
import io.portside.ui.Values;
import io.portside.ui.sites.SiteForm.Field;

class SiteFormTest {
    private static SiteForm with(Field field, String value) {
        Site site = Site.of("id", "Shop", "ftp.example.org", 21, "web")
                .withProxy(Optional.of(new ProxySettings(Kind.SOCKS5, "proxy", 1080, Optional.empty())));
        return SiteForm.of(site).with(field, value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            HOST             | ''             | The host is missing.
            HOST             | '  '           | The host is missing.
            HOST             | a b            | The host must be
            HOST             | ftp.x.org/www  | The host must be
            HOST             | u@ftp.x.org    | The host must be
            PORT             | ''             | The port must be a number from 1 to 65535.
            PORT             | 0              | The port must be a number from 1 to 65535.
            PORT             | 65536          | The port must be a number from 1 to 65535.
            PORT             | 999999999999   | The port must be a number from 1 to 65535.
            PORT             | ftp            | The port must be a number from 1 to 65535.
            PORT             | -1             | The port must be a number from 1 to 65535.
            EXTERNAL_ADDRESS | my address     | The external address must be
            ACTIVE_PORTS     | 50100-50000    | The active ports must be
            ACTIVE_PORTS     | 50000-99999    | The active ports must be
            ACTIVE_PORTS     | 0              | The active ports must be
            ACTIVE_PORTS     | many           | The active ports must be
            CHARSET          | Klingon        | The character set is not known
            CHARSET          | ''             | The character set is not known
            MAX_SESSIONS     | 0              | The number of connections must be
            MAX_SESSIONS     | 33             | The number of connections must be
            MAX_SESSIONS     | x              | The number of connections must be
            PROXY_HOST       | ''             | The proxy
            PROXY_PORT       | 0              | The proxy
            LIMIT            | fast           | The speed limit must be
            LIMIT            | -1             | The speed limit must be
            TEXT_NAMES       | *              | The names of text files must be patterns
            TEXT_NAMES       | '*.html, *.*'  | The names of text files must be patterns
            TEXT_NAMES       | www/*.html     | The names of text files must be patterns
            TEXT_NAMES       | '""'           | The names of text files must be patterns
            TEXT_NAMES       | '"read me'     | In the names of text files a quote is missing.
            TEXT_NAMES       | 'read"me'      | In the names of text files a quote is missing.
            LIMIT            | 1e9            | The speed limit must be
            """)
    void faultsAreToldInWords(Field field, String value, String message) {
        SiteForm.Fault fault = with(field, value).fault().orElseThrow();
        assertEquals(field, fault.field());
        assertTrue(fault.message().startsWith(message), fault.message());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            NAME             | ''
            HOST             | 192.168.0.1
            HOST             | ::1
            HOST             | ' ftp.example.org '
            PORT             | ' 2121 '
            USER             | ''
            USER             | w@b
            REMOTE_FOLDER    | /www/a b/ü
            EXTERNAL_ADDRESS | 203.0.113.7
            ACTIVE_PORTS     | 50000-50100
            ACTIVE_PORTS     | ' 50000 - 50100 '
            ACTIVE_PORTS     | 50000
            CHARSET          | windows-1252
            MAX_SESSIONS     | 32
            PROXY_PORT       | 8080
            TEXT_NAMES       | '*.html;*.css  README, "read me.txt"'
            TEXT_NAMES       | ' , '
            LIMIT            | ' 12,5 '
            LIMIT            | 0.001
            LIMIT            | ''
            """)
    void goodValuesPass(Field field, String value) {
        assertEquals(Optional.empty(), with(field, value).fault());
    }

    @Test
    void aSiteComesBackAsItWas() {
        Site site = Site.of("id", "Shop & Co", "ftp.example.org", 2121, "web").withFolders("/home/me", "/www")
                .withData(new DataSettings(RoutePolicy.ACTIVE_ONLY, Optional.of("203.0.113.7"),
                        Optional.of(new PortRange(50000, 50100)), true))
                .withCharset("ISO-8859-1").withMaxSessions(5)
                .withTls(TlsSettings.EXPLICIT.withPins(List.of("SHA256:" + "ab".repeat(32))).withClearControl(true))
                .withProxy(Optional.of(new ProxySettings(Kind.SOCKS5, "proxy", 1080, Optional.of("me"))))
                .withTransfer(new TransferSettings(100_000, true, Verify.ALWAYS,
                        List.of("*.html", "read me; \"now\", please.txt", "README")));
        assertEquals(site, SiteForm.of(site).site());
        Site plain = Values.site("2", "Plain", "h");
        assertEquals(plain, SiteForm.of(plain).site());
    }

    @Test
    void aSpeedLimitIsExactToTheByte() {
        for (long bytes : new long[]{0, 1, 1023, 1024, 100_000, 123_456_789_013L}) {
            Site site = Values.site("1", "Shop", "h").withTransfer(new TransferSettings(bytes, false));
            assertEquals(bytes, SiteForm.of(site).site().transfer().bytesPerSecond());
        }
        assertEquals(1, with(Field.LIMIT, "0.0001").site().transfer().bytesPerSecond(), "less is not none");
    }

    @Test
    void patternsOfNamesArePartedByWhateverPeopleUse() {
        assertEquals(List.of("*.html", "*.css", "README", "read me.txt"),
                with(Field.TEXT_NAMES, "*.html;*.css  README, \"read me.txt\"").site().transfer().textNames());
        assertEquals("*.html, \"read me.txt\"", SiteForm
                .of(Values.site("1", "Shop", "h")
                        .withTransfer(TransferSettings.DEFAULT.withTextNames(List.of("*.html", "read me.txt"))))
                .text(Field.TEXT_NAMES));
    }

    @Test
    void aTypedServerIsProtectedAsItsSchemeSays() throws Exception {
        Site explicit = SiteForm.of(SiteUrl.parse("ftpes://me@h")).site();
        assertEquals(Security.EXPLICIT, explicit.tls().security());
        assertEquals(21, explicit.port());
        Site implicit = SiteForm.of(SiteUrl.parse("FTPS://me@h")).site();
        assertEquals(Security.IMPLICIT, implicit.tls().security());
        assertEquals(990, implicit.port());
        assertEquals(2121, SiteForm.of(SiteUrl.parse("ftps://h:2121")).site().port());
        assertEquals(Security.CLEAR, SiteForm.of(SiteUrl.parse("ftp://h")).site().tls().security());
    }

    @Test
    void withoutANameItIsTheHost() {
        assertEquals("ftp.example.org", with(Field.NAME, " ").site().name());
    }

    @Test
    void aCopyIsAnotherSite() {
        Site site = Values.site("1", "Shop", "h");
        SiteForm copy = SiteForm.copyOf(site, SiteForm.copyName("Shop", List.of("Shop", "Shop (copy)")));
        assertEquals("Shop (copy 2)", copy.name());
        assertNotEquals("1", copy.id());
        assertEquals(site.host(), copy.site().host());
        Site safe = site.withTls(TlsSettings.IMPLICIT).withTransfer(new TransferSettings(1, true));
        assertEquals(safe.tls(), SiteForm.copyOf(safe, "x").site().tls(), "a copy is no less protected");
        assertEquals(safe.transfer(), SiteForm.copyOf(safe, "x").site().transfer());
    }

    @Test
    void aTypedServerIsAnonymousUnlessAUserIsNamed() throws Exception {
        assertEquals("anonymous", SiteForm.of(SiteUrl.parse("h:2121/pub")).site().user());
        Site site = SiteForm.of(SiteUrl.parse("me@h")).site();
        assertEquals("me", site.user());
        assertEquals(Optional.empty(), SiteForm.of(site).fault());
    }
}
