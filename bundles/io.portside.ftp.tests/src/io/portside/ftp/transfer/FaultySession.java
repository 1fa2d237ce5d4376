package io.portside.ftp.transfer;

import java.net.InetSocketAddress;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.listing.EntryKind;
import io.portside.ftp.listing.ListingSink;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.SiteOnNetwork;
import io.portside.ftp.session.OpenWatch;
import io.portside.ftp.session.ServerFacts;
import io.portside.ftp.session.Session;

/** A session with a {@link FaultyServer}. */
final class FaultySession implements Session {
    private final FaultyServer server;
    private final int number;
    private boolean ended;

    FaultySession(FaultyServer server, int number) {
        this.server = server;
        this.number = number;
    }

    void end() {
        ended = true;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public SiteOnNetwork place() {
        return new SiteOnNetwork("faulty:21", "-");
    }

    @Override
    public ServerFacts facts() {
        InetSocketAddress nowhere = InetSocketAddress.createUnresolved("faulty", 21);
        return new ServerFacts(nowhere, nowhere, "", "", "/", server.resumes ? Map.of("REST", "STREAM") : Map.of(),
                true,
                Duration.ZERO);
    }

    @Override
    public boolean usable() {
        return !ended;
    }

    @Override
    public List<Doubt> list(String path, Route route, OpenWatch watch, ListingSink sink, CancelToken cancel)
            throws FtpException {
        List<RemoteEntry> entries = new ArrayList<>();
        server.step(this, "LIST", cancel,
                () -> server.files.forEach((name, content) -> entries.add(entry(RemotePath.name(name), content))));
        sink.entries(entries);
        return List.of();
    }

    @Override
    public long store(String path, long offset, ReadableByteChannel source, Route route, OpenWatch watch,
            TransferProgress progress, CancelToken cancel) throws FtpException {
        return server.store(this, path, offset, source, progress, cancel);
    }

    @Override
    public Optional<RemoteEntry> stat(String path, CancelToken cancel) throws FtpException {
        server.step(this, "MLST", cancel, () -> {});
        return Optional.ofNullable(server.files.get(path)).map(content -> entry(RemotePath.name(path), content));
    }

    private RemoteEntry entry(String name, String content) {
        return new RemoteEntry(name, EntryKind.FILE,
                server.tellsSize ? OptionalLong.of(content.length()) : OptionalLong.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public Optional<Long> size(String path, CancelToken cancel) throws FtpException {
        server.step(this, "SIZE", cancel, () -> {});
        return server.tellsSize
                ? Optional.ofNullable(server.files.get(path)).map(content -> (long) content.length())
                : Optional.empty();
    }

    @Override
    public boolean setModified(String path, Instant time, CancelToken cancel) throws FtpException {
        server.step(this, "MFMT", cancel, () -> {});
        return true;
    }

    @Override
    public void deleteFile(String path, CancelToken cancel) throws FtpException {
        server.step(this, "DELE", cancel, () -> {
            if (server.files.remove(path) == null) {
                throw server.refused("DELE");
            }
        });
    }

    @Override
    public void rename(String from, String to, CancelToken cancel) throws FtpException {
        server.step(this, "RNTO", cancel, () -> {
            if (!server.files.containsKey(from) || !server.replaces && server.files.containsKey(to)) {
                throw server.refused("RNTO");
            }
            server.files.put(to, server.files.remove(from));
        });
    }

    @Override
    public void close() {
        ended = true;
    }

    @Override
    public long retrieve(String path, long offset, WritableByteChannel sink, Route route, OpenWatch watch,
            TransferProgress progress, CancelToken cancel) {
        throw new AssertionError();
    }

    @Override
    public void makeFolder(String path, CancelToken cancel) {
        throw new AssertionError();
    }

    @Override
    public void removeFolder(String path, CancelToken cancel) {
        throw new AssertionError();
    }

    @Override
    public void noop(CancelToken cancel) {
        throw new AssertionError();
    }
}
