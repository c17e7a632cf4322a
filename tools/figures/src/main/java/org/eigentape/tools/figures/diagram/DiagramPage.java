package org.eigentape.tools.figures.diagram;

import java.util.List;

/** The page with all maps of a sweep: plain HTML that needs neither scripts nor a network. */
final class DiagramPage {

    private static final String STYLE = String.join(
            "\n",
            "body { font: 16px/1.5 serif; color: #1a1a1a; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }",
            "nav ul { columns: 2; }",
            "figure { margin: 2.5rem 0; }",
            "img { width: 100%; height: auto; }",
            "figcaption { color: #444; }");

    private DiagramPage() {}

    /** The page as text. */
    static String of(PhaseTable table, List<DiagramFigure> figures) {
        StringBuilder page = new StringBuilder();
        line(page, "<!DOCTYPE html>");
        line(page, "<html lang=\"en\">");
        line(page, "<head>");
        line(page, "<meta charset=\"utf-8\">");
        line(page, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        line(page, "<title>Phase diagram</title>");
        line(page, "<style>\n" + STYLE + "\n</style>");
        line(page, "</head>");
        line(page, "<body>");
        line(page, "<h1>Phase diagram</h1>");
        line(page, "<p>" + escaped(DiagramFigure.protocol(table).strip()) + "</p>");
        line(page, "<nav><ul>");
        for (DiagramFigure figure : figures) {
            line(page, "<li><a href=\"#" + figure.drawing().name() + "\">" + escaped(figure.title()) + "</a></li>");
        }
        line(page, "</ul></nav>");
        figures.forEach(figure -> add(page, figure));
        line(page, "</body>");
        line(page, "</html>");
        return page.toString();
    }

    private static void add(StringBuilder page, DiagramFigure figure) {
        String name = figure.drawing().name();
        line(page, "<figure id=\"" + name + "\">");
        line(page, "<h2>" + escaped(figure.title()) + "</h2>");
        line(
                page,
                "<img src=\"" + name + ".png\" alt=\"" + escaped(figure.title()) + "\" width=\""
                        + figure.drawing().width() + "\" height=\""
                        + figure.drawing().height() + "\">");
        line(
                page,
                "<figcaption>" + escaped(figure.caption()) + " <a href=\"" + name + ".svg\">SVG</a> <a href=\"" + name
                        + ".png\">PNG</a></figcaption>");
        line(page, "</figure>");
    }

    private static void line(StringBuilder page, String text) {
        page.append(text).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
