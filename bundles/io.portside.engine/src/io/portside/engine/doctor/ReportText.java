package io.portside.engine.doctor;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;

import io.portside.engine.doctor.DoctorReport.Statement;
import io.portside.engine.profile.Site;

/** A report as plain text. Pure. */
final class ReportText {
    private ReportText() {}

    static String of(DoctorReport report) {
        ResourceBundle texts = DoctorWords.bundle();
        StringBuilder text = new StringBuilder();
        Site site = report.site();
        line(text, MessageFormat.format(texts.getString("report.title"), site.name(), site.host(),
                Integer.toString(site.port())));
        text.append('\n');
        List<Statement> statements = report.statements();
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            if (i == 1) {
                line(text, "");
                line(text, texts.getString("report.also"));
            }
            line(text, statement.sentence());
            if (!statement.remedy().isEmpty()) {
                line(text, MessageFormat.format(texts.getString("report.remedy"), statement.remedy()));
            }
        }
        section(text, texts.getString("report.checks"));
        int width = report.steps().stream().mapToInt(step -> step.label().length()).max().orElse(0);
        for (DoctorStep step : report.steps()) {
            String padding = " ".repeat(width - step.label().length());
            line(text, "  " + step.label() + padding + "  " + step.words());
        }
        if (report.offer().isPresent()) {
            section(text, texts.getString("report.offer"));
            report.offer().get().changes().forEach(change -> line(text, "  " + change));
        }
        if (!report.complete()) {
            line(text, "");
            line(text, texts.getString("report.incomplete"));
        }
        return text.toString();
    }

    private static void section(StringBuilder text, String title) {
        line(text, "");
        line(text, title);
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
