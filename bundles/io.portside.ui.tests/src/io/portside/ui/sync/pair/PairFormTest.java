package io.portside.ui.sync.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncMode;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.ui.sync.pair.PairForm.Field;

class PairFormTest {
    private static final Set<String> VOLUMES = Set.of("local", "shop");

    private static Optional<Field> fault(PairForm form) {
        return form.fault(List.of("Taken"), VOLUMES).map(PairForm.Fault::field);
    }

    @Test
    void aPairComesBackAsItWas() {
        for (SyncPair pair : List.of(Pairs.web(), Pairs.special())) {
            PairForm form = PairForm.of(pair);
            assertEquals(Optional.empty(), fault(form));
            assertEquals(pair, form.pair());
        }
    }

    @ParameterizedTest
    @CsvSource({"NAME,''", "NAME,taken", "LEFT_FOLDER,''", "LEFT_FOLDER,home/me", "RIGHT_FOLDER,www", "SMALLEST,x",
            "LARGEST,5 bytes", "YOUNGEST,5", "YOUNGEST,2 years ago", "OLDEST,1 min", "DELETIONS,''", "DELETIONS,-1",
            "PERCENT,101", "TRASH_DAYS,0", "TRASH_DAYS,soon", "VERSIONS,10001", "VERSION_DAYS,-1", "LIMIT,fast",
            "SESSIONS,0", "SESSIONS,33", "EVERY,10 s"})
    void whatIsWrongIsFound(Field field, String text) {
        Field told = field == Field.YOUNGEST && text.startsWith("2") ? Field.OLDEST : field;
        PairForm form = PairForm.of(Pairs.special()).with(field, text.startsWith("2") ? "2000 d" : text);
        assertEquals(Optional.of(told), fault(form));
    }

    @Test
    void oneFolderIsNotInsideTheOther() {
        SyncPair pair = SyncPair.of("a", Pairs.local("/home/me"), Pairs.local("/home/you"), Pairs.web().rules());
        PairForm form = PairForm.of(pair);
        assertTrue(fault(form).isEmpty());
        for (String folder : List.of("/home/me", "/home/me/", "/home/./me", "/home/me/deep", "/home", "/")) {
            assertEquals(Optional.of(Field.RIGHT_FOLDER), fault(form.with(Field.RIGHT_FOLDER, folder)), folder);
        }
        assertTrue(fault(form.with(Field.RIGHT_FOLDER, "/home/me2")).isEmpty());
    }

    @Test
    void aSiteThatIsGoneIsTold() {
        SyncPair pair = SyncPair.of("a", Pairs.local("/home/me"), new SyncEnd("gone", "/www"), Pairs.web().rules());
        assertEquals(Optional.of(Field.RIGHT_FOLDER), fault(PairForm.of(pair)));
        assertEquals("(this site is gone):/www", Pairs.shelf().label(pair.right()));
    }

    @Test
    void aBackupKeepsVersions() {
        SyncPair pair = Pairs.web().withRules(Pairs.web().rules().withMode(SyncMode.BACKUP_RIGHT));
        assertEquals(DeletionPolicy.VERSIONS, PairForm.of(pair).pair().rules().deletion());
    }

    @Test
    void theShelfFindsAndNames() {
        PairShelf shelf = Pairs.shelf(Pairs.web(), Pairs.special());
        assertEquals(Optional.of(Pairs.web()),
                shelf.joining(new SyncEnd("shop", "/www"), Pairs.local("/home/me/site")));
        assertTrue(shelf.joining(Pairs.local("/"), Pairs.local("/home")).isEmpty());
        assertEquals(List.of(Pairs.web()), shelf.matching("SHOP: me", Optional.of("shop")));
        assertEquals(2, shelf.matching("", Optional.empty()).size());
        assertTrue(shelf.matching("", Optional.of("other")).isEmpty());
        SyncPair copy = shelf.copyOf(Pairs.special());
        assertEquals("Special (copy)", copy.name());
        assertFalse(copy.id().equals(Pairs.special().id()) || copy.keepInStep().watch());
        assertEquals("site with Shop", shelf.proposal(Pairs.web().left(), Pairs.web().right()).name());
        SyncPair first = shelf.proposal(Pairs.local("/a/www"), Pairs.local("/b/www"));
        assertEquals("www", first.name());
        assertEquals("www 2", Pairs.shelf(first).proposal(Pairs.local("/c/www"), Pairs.local("/b/www")).name());
    }
}
