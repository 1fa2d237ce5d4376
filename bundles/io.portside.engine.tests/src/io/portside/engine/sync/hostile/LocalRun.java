package io.portside.engine.sync.hostile;

import java.util.HashSet;
import java.util.Set;

import io.portside.engine.PortsideEngine;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.Pause;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.ftp.cancel.CancelToken;

/** Plans and runs of any pair. */
record LocalRun(PortsideEngine engine, SyncPair pair) {
    SyncPlan plan() throws ProblemException {
        return engine.synchroniser().plan(pair, SyncListener.NONE, CancelToken.never());
    }

    SyncReport run(SyncPlan plan, Set<Guard> acknowledged) throws ProblemException {
        return engine.synchroniser().run(pair, plan, acknowledged, SyncListener.NONE, new Pause(),
                CancelToken.never());
    }

    SyncReport all() throws ProblemException {
        SyncPlan plan = plan();
        return run(plan, new HashSet<>(plan.guards()));
    }
}
