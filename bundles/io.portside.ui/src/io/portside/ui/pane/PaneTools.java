package io.portside.ui.pane;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.e4.ui.services.IStylingEngine;
import org.eclipse.swt.widgets.Menu;

import io.portside.engine.files.Location;
import io.portside.engine.problem.Problem;
import io.portside.engine.profile.Site;
import io.portside.engine.site.SiteStatus;
import io.portside.engine.text.Formats;
import io.portside.engine.text.ProblemWording;
import io.portside.engine.text.RouteWording;
import io.portside.ui.theme.Icons;

/**
 * What a pane needs from the rest of the window.
 *
 * @param status   a remote volume's state, by its id
 * @param commands runs a command by its id
 * @param volumes  fills the menu of computers and sites for a pane
 * @param entered  told when a pane has entered a site, with where it is
 * @param details  shows a problem with everything technical
 * @param examine  has the doctor look at a site
 */
record PaneTools(IStylingEngine styles, Icons icons, Formats formats, RouteWording routes, ProblemWording problems,
        Places places,
        Executor workers, Function<String, Optional<SiteStatus>> status, Consumer<String> commands,
        BiConsumer<Pane, Menu> volumes, BiConsumer<Pane, Location> entered, Consumer<Problem> details,
        BiConsumer<Pane, Site> examine) {}
