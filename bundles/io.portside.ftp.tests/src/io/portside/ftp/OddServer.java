package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.listing.RemoteListing;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.transfer.ContentSource;
import io.portside.ftp.transfer.TransferProgress;
import io.portside.testkit.ScriptedFtpServer;

/** A server that behaves oddly, and the whole core as its client. */
@SuppressWarnings("resource") // OddServer closes its site.
final class OddServer implements AutoCloseable {
    static final CancelToken NEVER = CancelToken.never();

    final ScriptedFtpServer server = ScriptedFtpServer.start();
    final List<FtpEvent> events = new CopyOnWriteArrayList<>();
    FtpSiteSettings settings = FtpSiteSettings.of(server.host(), server.port(), "user");
    private FtpSite site;

    OddServer() {
        server.tree().file("/folder/a", bytes("aaa")).file("/folder/b", bytes("bbbb")).folder("/folder/sub");
    }

    /** The core, with the settings as they are at the first call. */
    FtpSite site() {
        if (site == null) {
            site = new FtpSite(settings, () -> "secret".toCharArray(), RouteMemory.inMemory(), events::add);
        }
        return site;
    }

    /** Names and doubts of the folder: {@code [a, b] []}. */
    String list(String path) throws FtpException {
        return show(site().list(path, NEVER));
    }

    static String show(RemoteListing listing) {
        return listing.entries().stream().map(RemoteEntry::name).sorted().toList() + " " + listing.doubts();
    }

    String retrieve(String path, long offset) throws FtpException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long moved = site().retrieve(path, offset, Channels.newChannel(out), TransferProgress.NONE, NEVER);
        assertEquals(moved, out.size());
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    boolean upload(String path, byte[] content, boolean replace) throws FtpException {
        return site().upload(path, source(content), replace, TransferProgress.NONE, NEVER);
    }

    static ContentSource source(byte[] content) {
        return new ContentSource() {
            @Override
            public long size() {
                return content.length;
            }

            @Override
            public Optional<Instant> modified() {
                return Optional.of(Instant.parse("2024-02-29T23:59:58Z"));
            }

            @Override
            public ReadableByteChannel open(long offset) throws IOException {
                return Channels.newChannel(new ByteArrayInputStream(content, (int) offset, content.length));
            }
        };
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    String content(String path) {
        return new String(server.tree().content(path), StandardCharsets.ISO_8859_1);
    }

    /** What is in a folder of the server, temporary names included. */
    List<String> names(String folder) {
        return server.tree().children(folder).stream().map(n -> n.name()).toList();
    }

    Route route() {
        return site().routeStatus().route().orElseThrow();
    }

    /** Why earlier routes were given up: {@code ACTIVE_PORT NO_INBOUND}. */
    List<String> failures() {
        return site().routeStatus().failures().stream().map(OddServer::show).toList();
    }

    static String show(RouteFailure failure) {
        return failure.route() + " " + failure.evidence();
    }

    <E extends FtpEvent> List<E> events(Class<E> type) {
        return new ArrayList<>(events.stream().filter(type::isInstance).map(type::cast).toList());
    }

    @Override
    public void close() {
        if (site != null) {
            site.close();
        }
        server.close();
        assertEquals(List.of(), server.complaints());
    }
}
