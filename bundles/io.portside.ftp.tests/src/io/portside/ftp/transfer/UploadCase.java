package io.portside.ftp.transfer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.NoRouteException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.TransferBrokenException;
import io.portside.ftp.session.Pause;
import io.portside.ftp.session.VirtualTime;
import io.portside.ftp.setting.TransferSettings;

/** One upload to a {@link FaultyServer}, whose state is looked at after every step. */
class UploadCase {
    static final String PATH = "/site/index.html";
    static final String OLD = "the old page";
    static final String NEW = "the new page, longer than the old one";

    static final String ACCOUNT = "user@host:21";

    UploadJournal journal = UploadJournal.inMemory();
    final AtomicLong progress = new AtomicLong();
    Optional<String> before = Optional.of(OLD);
    FaultyServer server = new FaultyServer(this::look);
    Source source = new Source(NEW);

    /** Old, new, or (only while the old one is whole under its hidden name) nothing. */
    void look() {
        Optional<String> now = Optional.ofNullable(server.files.get(PATH));
        boolean aside = server.files.entrySet().stream()
                .anyMatch(file -> TemporaryName.isAside(RemotePath.name(file.getKey())) && file.getValue().equals(OLD));
        assertTrue(now.equals(before) || now.equals(Optional.of(NEW)) || now.isEmpty() && aside,
                server.steps + " " + server.files);
    }

    /** Long after the uploads. */
    void clearLater() throws Exception {
        VirtualTime clock = new VirtualTime();
        clock.run(() -> {
            Pause.of(Duration.ofMinutes(10), clock, server.cancel);
            new LeftoverClearing(server, clock, journal, ACCOUNT).run(server.cancel);
        });
    }

    void clear() throws Exception {
        VirtualTime clock = new VirtualTime();
        clock.run(() -> new LeftoverClearing(server, clock, journal, ACCOUNT).run(server.cancel));
    }

    Optional<FtpException> attempt(boolean replace) throws Exception {
        try {
            upload(replace);
            return Optional.empty();
        } catch (OperationCancelledException e) {
            assertTrue(server.cancel.isCancelled());
            return Optional.of(e);
        } catch (FtpException e) {
            assertFalse(e instanceof NoRouteException);
            return Optional.of(e);
        }
    }

    boolean upload(boolean replace) throws Exception {
        before.ifPresent(content -> server.files.put(PATH, content));
        boolean[] kept = new boolean[1];
        VirtualTime clock = new VirtualTime();
        clock.run(() -> kept[0] = new AtomicUpload(server, clock, TransferSettings.DEFAULT, journal, ACCOUNT, PATH,
                source,
                progress::addAndGet, server.cancel)
                .run(replace));
        return kept[0];
    }

    /** A file to upload that may misbehave. */
    static final class Source implements ContentSource {
        private final String content;
        final List<Long> offsets = new ArrayList<>();
        boolean changes;
        int changesBy;
        boolean unreadable;
        boolean breaksServer;

        Source(String content) {
            this.content = content;
        }

        private boolean changed() {
            return changes && !offsets.isEmpty();
        }

        @Override
        public long size() {
            return content.length() + (changed() ? changesBy : 0);
        }

        @Override
        public Optional<Instant> modified() {
            return Optional.of(Instant.parse(changed() ? "2026-11-20T10:00:01Z" : "2026-11-20T10:00:00Z"));
        }

        @Override
        public ReadableByteChannel open(long offset) throws IOException {
            offsets.add(offset);
            if (unreadable) {
                throw new IOException("no such file");
            }
            if (breaksServer) {
                throw new TransferBrokenException(0, "reset", null);
            }
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            return Channels.newChannel(new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset));
        }
    }
}
