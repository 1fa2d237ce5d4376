package io.portside.ftp.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where servers say they see us, in their own words, and where what looks like it is something else. */
class SeenAddressTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "nothing", value = {
            "211; FTP server status:|     Connected to ::ffff:203.0.113.1|     vsFTPd 3.0.3 - secure, fast, stable; 203.0.113.1",
            "211; FTP server status:|     Connected to 2001:db8:1::2|     vsFTPd 3.0.3; 2001:db8:1:0:0:0:0:2",
            "211; Status of 'lab'| Connected from 203.0.113.1 (203.0.113.1)| Logged in as demo; 203.0.113.1",
            "211; Status of 'lab'| Connected from 2001:db8:1::2 (2001:db8:1::2); 2001:db8:1:0:0:0:0:2",
            "500; I won't open a connection to 192.168.71.2 (only to 203.0.113.1); 203.0.113.1",
            "500; I won't open a connection to 192.168.71.2 (only to 2001:db8:1::2); 2001:db8:1:0:0:0:0:2",
            "220; Hello, your IP address is 198.51.100.7.; 198.51.100.7",
            // pyftpdlib names the server
            "211; FTP server status:| Connected to: 10.71.0.2:21| Logged in as: demo; nothing",
            "500; Illegal PORT command.; nothing", "211; Connected from client.example.com; nothing",
            "211; Connected from 300.1.1.1; nothing", "211; Connected from 0.0.0.0; nothing",
            "227; Entering Passive Mode (10,71,0,2,195,80).; nothing"})
    void whatTheServerSays(int code, String lines, String address) {
        Reply reply = new Reply(code, Arrays.asList(lines.split("\\|")));
        assertEquals(address, SeenAddress.read(reply).map(seen -> seen.address().getHostAddress()).orElse(null));
    }
}
