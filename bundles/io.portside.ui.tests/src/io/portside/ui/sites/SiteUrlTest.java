package io.portside.ui.sites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteUrlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", nullValues = "-", textBlock = """
            ftp.example.org | ftp.example.org | 0 | - | - | ''
            ftp.example.org:2121 | ftp.example.org | 2121 | - | - | ''
            web@ftp.example.org | ftp.example.org | 0 | web | - | ''
            ftp.example.org/www/a | ftp.example.org | 0 | - | - | /www/a
            ftp://ftp.example.org | ftp.example.org | 0 | - | - | ''
            FTP://ftp.example.org/ | ftp.example.org | 0 | - | - | ''
            ftp://web@ftp.example.org:21/www | ftp.example.org | 21 | web | - | /www
            ftp://web:s3cret@ftp.example.org/www/ | ftp.example.org | 0 | web | s3cret | /www/
            ftp://web:p@ss:w#rd@ftp.example.org | ftp.example.org | 0 | web | p@ss:w#rd | ''
            ftp://w%40b:a%2Fb%25@h//www//x | h | 0 | w@b | a/b% | /www/x
            ftp://u:100%@h/%C3%BCber;type=i | h | 0 | u | 100% | /über
            ftp://u:x%41@h | h | 0 | u | xA | ''
            ftp://[::1]:2121/x | ::1 | 2121 | - | - | /x
            [fe80::1] | fe80::1 | 0 | - | - | ''
            ::1 | ::1 | 0 | - | - | ''
            ftps://web@h | h | 0 | web | - | ''
            u@[::1]:21 | ::1 | 21 | u | - | ''
            """)
    void takenApart(String text, String host, int port, String user, String password, String folder) throws Exception {
        SiteUrl url = SiteUrl.parse(" " + text + " ");
        assertEquals(host, url.host());
        assertEquals(port, url.port().orElse(0));
        assertEquals(user, url.user().orElse(null));
        assertEquals(password, url.password().map(String::new).orElse(null));
        assertEquals(folder, url.folder());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "ftp://", "sftp://host", "https://host/", "ftp://user@", "host:0", "host:70000",
            "host:abc", "two words", "ftp://u:p@/x"})
    void refusedInWords(String text) {
        String message = assertThrows(SiteUrl.NotAServer.class, () -> SiteUrl.parse(text)).getMessage();
        assertTrue(message.endsWith(".") || message.endsWith("ftps://"), message);
    }
}
