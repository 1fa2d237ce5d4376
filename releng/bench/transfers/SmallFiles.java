import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.portside.engine.EngineListener;
import io.portside.engine.files.Location;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.files.vfs.VfsVolumes;
import io.portside.engine.transfer.ExistsPrompt;
import io.portside.engine.transfer.TransferRequest;
import io.portside.engine.transfer.TransferSnapshot;
import io.portside.engine.transfer.WorkerTransferQueue;
import io.portside.ftp.FtpSite;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.route.RoutePolicy;

/**
 * Copies a folder up to the lab's server or down from it, through the engine's queue, and prints the seconds. Started by
 * releng/bench/small-files in the lab's client namespace.
 */
final class SmallFiles {
    private static final int FOLDERS = 5;

    private SmallFiles() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "tree" -> tree(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
            case "up", "down" -> copy(arguments);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.exit(0);
    }

    /** Files from 200 bytes to 30 kB, as a web site has them. */
    private static void tree(Path root, int files) throws IOException {
        Random random = new Random(files);
        for (int i = 0; i < files; i++) {
            Path file = root.resolve("folder-" + i % FOLDERS).resolve("page-" + i + ".html");
            Files.createDirectories(file.getParent());
            byte[] bytes = new byte[200 + random.nextInt(30_000)];
            random.nextBytes(bytes);
            Files.write(file, bytes);
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-03-01T10:00:00Z").plusSeconds(60L * i)));
        }
    }

    /** up|down SESSIONS POLICY FROM TO: the folder FROM into the folder TO. */
    private static void copy(String[] arguments) throws Exception {
        boolean up = arguments[0].equals("up");
        FtpSiteSettings settings = FtpSiteSettings
                .of(System.getenv("LAB_HOST"), Integer.parseInt(System.getenv("LAB_PORT")), System.getenv("LAB_USER"))
                .withMaxSessions(Integer.parseInt(arguments[1])).withPolicy(RoutePolicy.valueOf(arguments[2]));
        boolean trace = Boolean.getBoolean("trace");
        try (VfsVolumes volumes = new VfsVolumes("here");
                FtpSite site = new FtpSite(settings, () -> System.getenv("LAB_PASSWORD").toCharArray(),
                        RouteMemory.inMemory(), event -> {
                            if (trace) {
                                show(event);
                            }
                        })) {
            Volume remote = volumes.forSite("lab", "lab", site);
            VolumePath from = VolumePath.parse(arguments[3]);
            VolumePath to = VolumePath.parse(arguments[4]);
            Volume source = up ? volumes.local() : remote;
            Volume target = up ? remote : volumes.local();
            remote.home(CancelToken.never());
            CountDownLatch ended = new CountDownLatch(1);
            long began = System.nanoTime();
            try (WorkerTransferQueue queue = new WorkerTransferQueue(listener(ended),
                    question -> new ExistsPrompt.Answer(ExistsPrompt.Choice.CANCEL_TRANSFER, true))) {
                queue.submit(new TransferRequest(List.of(new Location(source, from)), new Location(target, to), false));
                if (!ended.await(10, TimeUnit.MINUTES)) {
                    throw new IllegalStateException("not done in 10 minutes");
                }
                TransferSnapshot end = queue.snapshots().get(0);
                System.out.printf("%s %d files %d sessions %.1f s%s%n", end.state(), end.filesDone(),
                        settings.maxSessions(), (System.nanoTime() - began) / 1e9,
                        end.failures().isEmpty() ? "" : " " + end.failures());
            }
        }
    }

    private static void show(FtpEvent event) {
        System.err.println(event);
    }

    private static EngineListener listener(CountDownLatch ended) {
        return new EngineListener() {
            @Override
            public void transfer(TransferSnapshot snapshot) {
                if (snapshot.state().finished()) {
                    ended.countDown();
                }
            }
        };
    }
}
