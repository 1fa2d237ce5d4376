package io.portside.engine.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.engine.address.SiteFinder.Found;
import io.portside.engine.files.VolumePath;
import io.portside.engine.profile.Site;
import io.portside.ftp.setting.Security;
import io.portside.ftp.setting.TlsSettings;

class SiteFinderTest {
    private final SiteFinder finder = new SiteFinder(List.of(Site.of("1", "web", "web.example", 21, "ann"),
            Site.of("2", "web:old", "old.example", 21, "ann"), Site.of("3", "My site / two", "two.example", 21, "ann"),
            Site.of("4", "twin", "a.example", 21, "ann"), Site.of("5", "twin", "b.example", 21, "ann"),
            Site.of("6", "safe", "web.example", 21, "ann").withTls(TlsSettings.EXPLICIT)));

    private Found find(String text) throws BadAddress {
        return finder.find(AddressParser.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"web, 1, /start", "web/a, 1, /a", "web:/a, 1, /a", "web:a/b, 1, /start/a/b", "WEB:a, 1, /start/a",
            "web/~/a, 1, /start/a", "web:old, 2, /start", "web:old:x, 2, /start/x", "web:older, 1, /start/older",
            "My site / two/x y, 3, /x y", "4:/x, 4, /x", "web/, 1, /", "web:100%25, 1, /start/100%25"})
    void names(String text, String id, String path) throws BadAddress {
        Found found = find(text);
        assertEquals(id, found.site().id());
        assertTrue(found.known());
        assertEquals(path, found.path().in(VolumePath.parse("/start")).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"webb", "we", "nothing:/x", "/web", "twin", "twin:/x"})
    void whatIsNoOneSite(String text) {
        assertThrows(BadAddress.class, () -> find(text));
    }

    @Test
    void aUrlThatSaysWhatASavedSiteSaysIsThatSite() throws BadAddress {
        assertEquals("1", find("ftp://ann@WEB.example/x").site().id());
        assertEquals("6", find("ftpes://ann@web.example/x").site().id());
        for (String other : List.of("ftp://bob@web.example", "ftp://web.example", "ftp://ann@web.example:2121",
                "ftps://ann@web.example")) {
            Found found = find(other);
            assertFalse(found.known(), other);
            assertEquals("web.example", found.site().host());
        }
        assertEquals(Security.IMPLICIT, find("ftps://ann@web.example").site().tls().security());
    }
}
