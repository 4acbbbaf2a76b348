package org.multichat.research.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads the text layer of a PDF, page by page. What is only a picture of text stays unread, and that is said. */
final class PdfText {

    /** A longer book takes longer to read than somebody waits for a brief. */
    static final int MAX_PAGES = 400;

    /** The cut between paragraphs; no text has it, because control characters are taken out. */
    private static final String PARAGRAPH_END = "\u0001";

    private static final Pattern HYPHEN_AT_LINE_END = Pattern.compile("(?<=\\p{Ll})-\\n(?=\\p{Ll})");

    private PdfText() {}

    static Draft read(Path file, int maxChars) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            Pages pages = new Pages();
            int chars = 0;
            int last = Math.min(MAX_PAGES, pdf.getNumberOfPages());
            for (int page = 1; page <= last && chars < maxChars; page++) {
                String text = textOf(pdf, page);
                chars += text.length();
                pages.turnTo(page);
                addTo(pages, text.length() > maxChars ? text.substring(0, maxChars) : text);
            }
            return new Draft(pdf.getDocumentInformation().getTitle(), pages.all());
        }
    }

    private static String textOf(PDDocument pdf, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        stripper.setSortByPosition(false);
        stripper.setParagraphEnd(PARAGRAPH_END);
        stripper.setLineSeparator("\n");
        return stripper.getText(pdf);
    }

    private static void addTo(Pages pages, String text) {
        for (String block : text.split(PARAGRAPH_END, -1)) {
            String lines = HYPHEN_AT_LINE_END.matcher(CleanText.ofLines(block)).replaceAll("");
            if (!lines.isBlank()) {
                pages.paragraph(lines);
            }
        }
    }
}
