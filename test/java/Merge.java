import java.io.File;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.multipdf.PDFMergerUtility;

/** Merges files into the first one named, with tags, bookmarks and fields, as PDFBox does it best. */
class Merge {
  public static void main(String[] names) throws Exception {
    var merger = new PDFMergerUtility();
    merger.setDestinationFileName(names[0]);
    for (int at = 1; at < names.length; at += 1) merger.addSource(new File(names[at]));
    merger.setDocumentMergeMode(PDFMergerUtility.DocumentMergeMode.PDFBOX_LEGACY_MODE);
    merger.mergeDocuments(IOUtils.createMemoryOnlyStreamCache());
  }
}
