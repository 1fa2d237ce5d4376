package io.portside.ftp.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListedFactsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // ProFTPD
            "modify*;perm*;size*;type*;unique*;UNIX.group*;UNIX.groupname*;UNIX.mode*;UNIX.owner*;UNIX.ownername*;"
                    + " | modify;size;type;UNIX.mode;",
            // Pure-FTPd
            "type*;size*;sizd*;modify*;UNIX.mode*;UNIX.uid*;UNIX.gid*;unique*; | type;size;sizd;modify;UNIX.mode;",
            // FileZilla Server
            "type*;size*;modify*;perm*; |", "type*;size*;modify*; |",
            // a star is what is told unasked
            "type*;size*;modify*;unique;UNIX.owner; |", "type*;size*;unique*; |", "'' |",
            "Type*;Size*;Modify*;Perm*;Unique*; | Type;Size;Modify;Perm;"})
    void onlyWhatIsNeeded(String offered, String choice) {
        assertEquals(Optional.ofNullable(choice), ListedFacts.choice(offered));
    }
}
