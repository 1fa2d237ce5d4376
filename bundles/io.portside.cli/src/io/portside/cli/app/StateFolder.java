package io.portside.cli.app;

import java.io.File;
import java.nio.file.Path;
import java.util.Collection;

import org.eclipse.osgi.service.datalocation.Location;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Where sites, passwords and known routes are: the window's folder, which is not locked here. */
final class StateFolder {
    private StateFolder() {}

    static Path find(BundleContext bundles) {
        try {
            Collection<ServiceReference<Location>> found = bundles.getServiceReferences(Location.class,
                    Location.INSTANCE_FILTER);
            for (ServiceReference<Location> reference : found) {
                Location location = bundles.getService(reference);
                if (location != null && location.getURL() != null) {
                    return new File(location.getURL().getPath()).toPath();
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
        // Started with -data @none nothing is to be kept.
        return Path.of(System.getProperty("java.io.tmpdir"), "portside-" + ProcessHandle.current().pid());
    }
}
