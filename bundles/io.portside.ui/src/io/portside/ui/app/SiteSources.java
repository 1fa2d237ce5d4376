package io.portside.ui.app;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

import io.portside.engine.profile.SiteSource;

/** The site sources that are there at the moment, such as the demo. Any thread. */
final class SiteSources {
    private final BundleContext context;

    SiteSources(BundleContext context) {
        this.context = context;
    }

    /** Services are made when first asked for, so not before a list of sites is wanted. */
    List<SiteSource> all() {
        List<SiteSource> found = new ArrayList<>();
        try {
            for (ServiceReference<SiteSource> reference : context.getServiceReferences(SiteSource.class, null)) {
                SiteSource source = context.getService(reference);
                if (source != null) {
                    found.add(source);
                }
            }
        } catch (InvalidSyntaxException | IllegalStateException e) {
            ILog.of(SiteSources.class).error("Site sources", e);
        }
        return found;
    }
}
