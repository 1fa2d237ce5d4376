package io.portside.engine.sync.kill;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import io.portside.engine.files.Location;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumeLayer;
import io.portside.engine.files.VolumePath;
import io.portside.engine.files.vfs.VfsVolumes;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.Pause;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.PlanTask;
import io.portside.engine.sync.plan.SideNature;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.plan.SyncPlanner;
import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.engine.sync.run.PairRun;
import io.portside.engine.sync.scan.PairScan;
import io.portside.engine.sync.scan.ScanEnd;
import io.portside.engine.sync.state.PairState;
import io.portside.ftp.FtpSite;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.route.RouteMemory;

/** The program that is killed: compares two folders, says so, runs the plan, says what came of it. */
public final class SyncChild {
    static final String RUNNING = "running";
    static final String NOTHING = "nothing to do";
    /** Said before each call of a volume, so that whoever kills us does not have to guess how fast we are. */
    static final String CALL = "call";
    private static final CancelToken NEVER = CancelToken.never();

    private SyncChild() {}

    /** Arguments: host, port, user, local folder, state folder, deletion policy. The password is the first line of the input. */
    public static void main(String[] arguments) throws Exception {
        char[] password = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine()
                .toCharArray();
        FtpSiteSettings settings = FtpSiteSettings.of(arguments[0], Integer.parseInt(arguments[1]), arguments[2])
                .withMaxSessions(4);
        try (VfsVolumes volumes = new VfsVolumes("here");
                FtpSite site = new FtpSite(settings, password::clone, RouteMemory.inMemory(), event -> {})) {
            Volume remote = volumes.forSite("site", "Site", site);
            VolumePath there = remote.home(NEVER).child("pair");
            SyncPair pair = SyncPair.of("pair", new SyncEnd(SyncEnd.LOCAL, arguments[3]),
                    new SyncEnd("site", there.toString()),
                    SyncRules.DEFAULT.withDeletion(DeletionPolicy.valueOf(arguments[5])));
            work(pair, new Location(volumes.local(), VolumePath.parse(arguments[3])), new Location(remote, there),
                    Path.of(arguments[4]));
        }
    }

    private static void work(SyncPair pair, Location left, Location right, Path folder) throws Exception {
        try (PairState state = PairState.open(folder, pair)) {
            PairRun run = new PairRun(pair, told(left), told(right), state.journal());
            run.recover(NEVER);
            Instant now = Instant.now();
            SyncPlanner planner = new SyncPlanner(new PlanTask(pair.id(), pair.rules(), state.baseline().exists(),
                    Optional.empty(), SideNature.UNIX, SideNature.SERVER, now));
            new PairScan(ScanEnd.of(left.volume(), left.path(), 0), ScanEnd.of(right.volume(), right.path(), 2),
                    pair.rules(), now, state.baseline()::folder, planner::folder, SyncListener.NONE).run(NEVER);
            SyncPlan plan = planner.finish();
            if (plan.nothingToDo()) {
                System.out.println(NOTHING);
                return;
            }
            System.out.println(RUNNING);
            SyncReport report = run.run(plan, SyncListener.NONE, new Pause(), NEVER);
            System.out.println(report.summary().state());
            report.fates().stream().filter(fate -> fate.problem().isPresent()).forEach(System.out::println);
        }
    }

    private static Location told(Location location) {
        return new Location(new VolumeLayer(location.volume()) {
            @Override
            protected <T> T call(Call<T> call) throws ProblemException {
                System.out.println(CALL);
                return super.call(call);
            }
        }, location.path());
    }
}
