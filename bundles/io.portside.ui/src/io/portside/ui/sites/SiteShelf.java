package io.portside.ui.sites;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.profile.Site;

/** All sites as they were read: those that come with the program first, then saved ones, then damaged files. Immutable. */
record SiteShelf(List<Row> rows) {
    static final SiteShelf EMPTY = new SiteShelf(List.of());

    SiteShelf {
        rows = List.copyOf(rows);
    }

    /** A line of the list. */
    sealed interface Row {
        /** Which row it is, the same after the list was read again. */
        String key();

        boolean matches(String lowerCase);
    }

    /**
     * @param editable saved, not one that comes with the program
     * @param pairs    names of the folder pairs that use it
     */
    record Known(Site site, boolean editable, List<String> pairs) implements Row {
        Known {
            pairs = List.copyOf(pairs);
        }

        @Override
        public String key() {
            return site.id();
        }

        @Override
        public boolean matches(String lowerCase) {
            return (site.name() + ' ' + site.host() + ' ' + site.user()).toLowerCase(Locale.ROOT).contains(lowerCase);
        }
    }

    /** A file that could not be read. */
    record Damaged(Problem problem) implements Row {
        String file() {
            return problem.facts().isEmpty() ? "" : problem.facts().get(0); //$NON-NLS-1$
        }

        /** The name of the site in the previous version of the file, if there is one. */
        Optional<String> previous() {
            boolean told = problem.kind() == ProblemKind.PROFILE_DAMAGED && problem.facts().size() > 1;
            return told ? Optional.of(problem.facts().get(1)).filter(name -> !name.isBlank()) : Optional.empty();
        }

        @Override
        public String key() {
            return "damaged:" + file(); //$NON-NLS-1$
        }

        @Override
        public boolean matches(String lowerCase) {
            return file().toLowerCase(Locale.ROOT).contains(lowerCase);
        }
    }

    /** The rows that have every word of {@code search}. */
    List<Row> matching(String search) {
        String[] words = search.strip().toLowerCase(Locale.ROOT).split("\\s+"); //$NON-NLS-1$
        return rows.stream().filter(row -> {
            for (String word : words) {
                if (!row.matches(word)) {
                    return false;
                }
            }
            return true;
        }).toList();
    }

    List<Known> known() {
        return rows.stream().filter(Known.class::isInstance).map(Known.class::cast).toList();
    }

    /** The site of that name, upper and lower case alike. */
    Optional<Known> named(String name) {
        return known().stream().filter(row -> row.site().name().equalsIgnoreCase(name.strip())).findFirst();
    }
}
