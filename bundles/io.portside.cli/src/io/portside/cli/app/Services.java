package io.portside.cli.app;

import java.util.ArrayList;
import java.util.List;

import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

import io.portside.engine.profile.SiteSource;

/** The site sources of the program, such as the demo; made when first asked for. Any thread. */
final class Services {
    private final BundleContext bundles;

    Services(BundleContext bundles) {
        this.bundles = bundles;
    }

    List<SiteSource> sources() {
        List<SiteSource> found = new ArrayList<>();
        try {
            for (ServiceReference<SiteSource> reference : bundles.getServiceReferences(SiteSource.class, null)) {
                SiteSource source = bundles.getService(reference);
                if (source != null) {
                    found.add(source);
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IllegalStateException e) {
            // The program is being ended; there are none any more.
            return List.of();
        }
        return found;
    }
}
