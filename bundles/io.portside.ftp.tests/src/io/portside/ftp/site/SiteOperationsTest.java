package io.portside.ftp.site;

import static io.portside.ftp.site.NamesServer.Loss.AFTER;
import static io.portside.ftp.site.NamesServer.Loss.BEFORE;
import static io.portside.ftp.site.NamesServer.Loss.LATE;
import static io.portside.ftp.site.NamesServer.Loss.NOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.TargetExistsException;
import io.portside.ftp.error.TransferBrokenException;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.session.VirtualTime;
import io.portside.ftp.site.NamesServer.Loss;
import io.portside.ftp.transfer.TransferProgress;

/** What is repeated when a session is lost, and what is looked at first. */
class SiteOperationsTest {
    private static final CancelToken NEVER = CancelToken.never();

    private final NamesServer server = new NamesServer();
    private final VirtualTime time = new VirtualTime();
    private SiteOperations site;

    static Stream<Arguments> makingAFolder() {
        return Stream.of(Arguments.of(List.of(), List.of("makeFolder")),
                Arguments.of(List.of(BEFORE), List.of("makeFolder", "stat", "makeFolder")),
                Arguments.of(List.of(AFTER), List.of("makeFolder", "stat")),
                Arguments.of(List.of(LATE), List.of("makeFolder", "stat", "makeFolder", "stat")),
                Arguments.of(List.of(AFTER, BEFORE), List.of("makeFolder", "stat", "stat")));
    }

    @ParameterizedTest
    @MethodSource
    void makingAFolder(List<Loss> losses, List<String> commands) throws Exception {
        server.losses.addAll(losses);
        visit(() -> site.makeFolder("/new", NEVER));
        assertEquals(commands, server.commands);
        assertEquals(Set.of("/new"), server.names);
    }

    static Stream<Arguments> removing() {
        return Stream.of(Arguments.of(List.of(), 1), Arguments.of(List.of(BEFORE), 3), Arguments.of(List.of(AFTER), 2),
                Arguments.of(List.of(LATE), 4));
    }

    @ParameterizedTest
    @MethodSource
    void removing(List<Loss> losses, int commands) throws Exception {
        server.names.addAll(Set.of("/file", "/folder"));
        server.losses.addAll(losses);
        visit(() -> site.deleteFile("/file", NEVER));
        assertEquals(commands, server.commands.size());
        server.losses.addAll(losses);
        restart(() -> site.removeFolder("/folder", NEVER));
        assertEquals(2 * commands, server.commands.size());
        assertTrue(server.names.isEmpty());
    }

    static Stream<Arguments> renaming() {
        return Stream.of(Arguments.of(List.of(), List.of("stat", "rename")),
                Arguments.of(List.of(NOT, BEFORE), List.of("stat", "rename", "stat", "rename")),
                Arguments.of(List.of(NOT, AFTER), List.of("stat", "rename", "stat", "stat")),
                Arguments.of(List.of(NOT, LATE), List.of("stat", "rename", "stat", "rename", "stat", "stat")));
    }

    @ParameterizedTest
    @MethodSource
    void renaming(List<Loss> losses, List<String> commands) throws Exception {
        server.names.add("/a");
        server.losses.addAll(losses);
        visit(() -> site.rename("/a", "/b", NEVER));
        assertEquals(commands, server.commands);
        assertEquals(Set.of("/b"), server.names);
    }

    @Test
    void renamingNeverReplaces() throws Exception {
        server.names.addAll(Set.of("/a", "/b"));
        visit(() -> assertThrows(TargetExistsException.class, () -> site.rename("/a", "/b", NEVER)));
        assertEquals(Set.of("/a", "/b"), server.names);
    }

    @Test
    void onlyTheCaseOfANameCanBeChangedWhereTheServerIgnoresIt() throws Exception {
        server.ignoresCase = true;
        server.names.add("/readme");
        visit(() -> site.rename("/readme", "/README", NEVER));
        assertEquals(Set.of("/README"), server.names);
    }

    @Test
    void aRefusalIsNotRepeated() throws Exception {
        visit(() -> assertThrows(CommandRefusedException.class, () -> site.deleteFile("/none", NEVER)));
        assertEquals(List.of("deleteFile"), server.commands);
    }

    @Test
    void aListingIsRepeatedOnceAndThenNot() throws Exception {
        visit(() -> {
            site.list("/", NEVER);
            server.losses.add(BEFORE);
            site.list("/", NEVER);
            server.losses.addAll(List.of(BEFORE, BEFORE));
            assertThrows(SessionLostException.class, () -> site.list("/", NEVER));
        });
        assertEquals(5, server.commands.size());
    }

    @Test
    void aDownloadIsRepeatedOnlyBeforeItsFirstByte() throws Exception {
        visit(() -> {
            site.list("/", NEVER);
            server.losses.add(BEFORE);
            assertEquals(5, retrieve());
            server.losses.add(AFTER);
            TransferBrokenException broken = assertThrows(TransferBrokenException.class, this::retrieve);
            assertEquals(5, broken.bytesMoved());
        });
        assertEquals(List.of("list", "retrieve", "retrieve", "retrieve"), server.commands);
    }

    @Test
    void theFirstThingOfASiteIsAListingEvenForADownload() throws Exception {
        visit(this::retrieve);
        assertEquals(List.of("list", "retrieve"), server.commands);
    }

    private long retrieve() throws Exception {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                WritableByteChannel sink = Channels.newChannel(bytes)) {
            return site.retrieve("/f", 0, sink, TransferProgress.NONE, NEVER);
        }
    }

    private void visit(VirtualTime.Body body) throws Exception {
        run(time, body);
    }

    private void restart(VirtualTime.Body body) throws Exception {
        run(new VirtualTime(), body);
    }

    private void run(VirtualTime clock, VirtualTime.Body body) throws Exception {
        clock.run(() -> {
            site = new SiteOperations(FtpSiteSettings.of("names", 21, "u"), server, RouteMemory.inMemory(), event -> {},
                    clock);
            body.run();
            site.close();
        });
    }
}
