package io.portside.engine.sync.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code releng/sync-campaign}: exit code 1 when anything was lost, left undone or not told. */
@SuppressWarnings("resource") // Each part is closed where it ran.
public final class SyncCampaignCommand {
    private int count = 10_000;
    private int first;
    private int sideBySide = 4;
    private long seed = 1;
    private boolean tls;
    private Path folder;

    private SyncCampaignCommand(String[] arguments) {
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--count" -> count = Integer.parseInt(value);
                case "--first" -> first = Integer.parseInt(value);
                case "--side-by-side" -> sideBySide = Integer.parseInt(value);
                case "--seed" -> seed = Long.parseLong(value);
                case "--tls" -> tls = value.equals("yes");
                case "--folder" -> folder = Path.of(value);
                default -> throw new IllegalArgumentException("unknown argument " + arguments[i]);
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        SyncCampaignCommand command;
        try {
            command = new SyncCampaignCommand(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(command.run() == 0 ? 0 : 1);
    }

    /** Runs its parts side by side, because most of a synchronisation over a cut wire is waiting; returns the faults. */
    private int run() throws IOException, InterruptedException, ExecutionException {
        Path place = folder == null ? Files.createTempDirectory("sync-campaign") : folder;
        // Whole lives of pairs, so that each can be run again by its number alone.
        int lives = (count + SyncCampaign.LIFE - 1) / SyncCampaign.LIFE;
        int parts = Math.max(1, Math.min(sideBySide, lives));
        ExecutorService threads = Executors.newFixedThreadPool(parts);
        List<Future<SyncCampaign>> running = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int begin = lives * part / parts * SyncCampaign.LIFE;
            int end = Math.min(count, lives * (part + 1) / parts * SyncCampaign.LIFE);
            Path own = Files.createDirectories(place.resolve("part" + part));
            running.add(threads.submit(() -> part(own, first + begin, end - begin)));
        }
        threads.shutdown();
        SyncCampaign all = running.get(0).get();
        for (Future<SyncCampaign> part : running.subList(1, running.size())) {
            all.add(part.get());
        }
        all.print();
        return all.faults();
    }

    private SyncCampaign part(Path own, int begin, int rounds) throws IOException {
        try (SyncCampaign campaign = new SyncCampaign(own, new ApacheOverRelay(own.resolve("server"), tls),
                System.out)) {
            campaign.run(begin, rounds, seed);
            return campaign;
        }
    }
}
