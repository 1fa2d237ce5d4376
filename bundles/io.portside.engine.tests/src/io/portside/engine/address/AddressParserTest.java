package io.portside.engine.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.engine.address.Address.Named;
import io.portside.engine.address.Address.Url;
import io.portside.engine.files.VolumePath;
import io.portside.ftp.setting.Security;

class AddressParserTest {
    private static final VolumePath START = VolumePath.parse("/home/ann");

    private static Url url(String text) throws BadAddress {
        return assertInstanceOf(Url.class, AddressParser.parse(text));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "ftp://example.com, CLEAR, -, example.com, 21, /home/ann",
            "FTP://example.com/, CLEAR, -, example.com, 21, /",
            "ftpes://ann@example.com:2121/a/b, EXPLICIT, ann, example.com, 2121, /a/b",
            "ftps://example.com, IMPLICIT, -, example.com, 990, /home/ann",
            "ftp://ann@[2001:db8::1]:21/x, CLEAR, ann, 2001:db8::1, 21, /x",
            "ftp://[::1]/x, CLEAR, -, ::1, 21, /x",
            "ftp://[fe80::1%25eth0]:2121, CLEAR, -, fe80::1%eth0, 2121, /home/ann",
            "ftp://ann%40example.org@host/~/notes, CLEAR, ann@example.org, host, 21, /home/ann/notes",
            "ftp://ann@example.org@host/, CLEAR, ann@example.org, host, 21, /",
            "ftp://host:2121/me@x, CLEAR, -, host, 2121, /me@x",
            "ftp://host/a//b/./c/../d/, CLEAR, -, host, 21, /a/b/d",
            "ftp://host/../../etc, CLEAR, -, host, 21, /etc",
            "ftp://host/~/../bob, CLEAR, -, host, 21, /home/bob",
            "ftp://host/100%25%20%C3%BC, CLEAR, -, host, 21, /100% ü",
            "ftp://host/a+b;type=i, CLEAR, -, host, 21, /a+b;type=i",
            "ftp://host:/x, CLEAR, -, host, 21, /x"})
    void urls(String text, Security security, String user, String host, int port, String path) throws BadAddress {
        Url url = url(text);
        assertEquals(security, url.security());
        assertEquals(Optional.ofNullable(user), url.user());
        assertEquals(host, url.host());
        assertEquals(port, url.port());
        assertEquals(path, url.path().in(START).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "http://host/", "sftp://host", "ftp://", "ftp:///path", "ftp://ann@/",
            "ftp://host:0/",
            "ftp://host:65536/", "ftp://host:21x/", "ftp://::1/", "ftp://2001:db8::1:21/", "ftp://[::1",
            "ftp://[::1]x/",
            "ftp://host/%", "ftp://host/%4", "ftp://host/%zz", "ftp://host/%ff", "ftp://host/a%2Fb", "ftp://host/%00"})
    void whatIsNoAddress(String text) {
        BadAddress e = assertThrows(BadAddress.class, () -> AddressParser.parse(text));
        assertFalse(e.getMessage().isBlank());
        assertFalse(e.getMessage().contains("{"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://ann:secret@host/", "ftps://ann:secret@host", "ftp://ann:@host/",
            "ftp://:secret@host/",
            "ftp://ann:se/cret@host/x", "ftp://ann:sec@ret@host", "gopher://ann:secret@host",
            "ftp://ann:secret@[::1]:21/"})
    void aPasswordIsFoundAndNotRepeated(String text) {
        assertTrue(AddressParser.holdsPassword(text));
        BadAddress e = assertThrows(BadAddress.class, () -> AddressParser.parse(text));
        assertFalse(e.getMessage().contains("sec"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://ann@host:21/", "ftp://host:21/a@b", "ftp://[::1]:21/a@b", "ftp://ann@[::1]:21/a:b@c",
            "ftp://host/a:b@c", "site:/a@b", "ann:secret@host", "--pin", "SHA256:00"})
    void whatHoldsNoPassword(String text) {
        assertFalse(AddressParser.holdsPassword(text));
    }

    @Test
    void everythingElseIsASitesName() throws BadAddress {
        assertEquals(new Named("My site:/a b/%41"), AddressParser.parse("My site:/a b/%41"));
        assertEquals(new Named("1://x"), AddressParser.parse("1://x"));
    }

    @Test
    void foldersAndWhatIsInThem() throws BadAddress {
        assertFalse(url("ftp://h/a").path().folder());
        assertTrue(url("ftp://h/a/").path().folder());
        assertFalse(url("ftp://h/a/").path().content());
        assertTrue(url("ftp://h/a/.").path().content());
        assertTrue(url("ftp://h/a/.").path().folder());
        assertTrue(url("ftp://h").path().isStart());
        assertTrue(url("ftp://h/~/").path().isStart());
        assertFalse(url("ftp://h/").path().isStart());
    }
}
