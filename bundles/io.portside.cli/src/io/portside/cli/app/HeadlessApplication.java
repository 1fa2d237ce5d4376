package io.portside.cli.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;

import io.portside.cli.CommandLineRun;
import io.portside.cli.work.Setup;
import io.portside.ftp.cancel.CancelToken;

/** What Equinox runs when the start script was given a verb. Touches no screen and locks nothing. */
public final class HeadlessApplication implements IApplication {
    /** How long an interrupted run may take its unfinished files away, seconds. */
    private static final int CLEARING = 8;
    /**
     * In front of each of our arguments: Equinox takes whatever looks like an option of its own out of the command line,
     * wherever it stands, and a file may have such a name.
     */
    private static final String MARK = "+";
    /** The arguments behind this one are not marked, because the script cannot. */
    private static final String PLAIN = "-plain";

    private final CancelToken cancel = new CancelToken();
    private final CountDownLatch done = new CountDownLatch(1);

    @Override
    public Object start(IApplicationContext context) throws BundleException {
        Bundle self = FrameworkUtil.getBundle(HeadlessApplication.class);
        // Loading a class does not start a bundle, and one that is not started has no context.
        self.start(Bundle.START_TRANSIENT);
        BundleContext bundles = self.getBundleContext();
        Path state = StateFolder.find(bundles);
        // The demo's servers end with the program, so that here its sites would be of no use.
        Setup setup = new Setup(Streams.surroundings(), state, List::of, cancel);
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "Portside is interrupted"));
        try {
            return new CommandLineRun(setup).run(arguments(context));
        } finally {
            System.out.flush();
            System.err.flush();
            done.countDown();
        }
    }

    private static String[] arguments(IApplicationContext context) {
        List<String> ours = new ArrayList<>();
        boolean plain = false;
        for (String argument : (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS)) {
            if (plain) {
                ours.add(argument);
            } else if (argument.startsWith(MARK)) {
                ours.add(argument.substring(MARK.length()));
            } else {
                plain = argument.equals(PLAIN);
            }
        }
        return ours.toArray(String[]::new);
    }

    /** Ctrl-C, or the end of the session: what is half done is taken away before the program goes. */
    private void interrupted() {
        if (done.getCount() == 0) {
            return;
        }
        cancel.cancel();
        try {
            done.await(CLEARING, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        cancel.cancel();
    }
}
