package carillon.bench;

import java.nio.file.Path;
import java.util.List;

/** One thing about Carillon that can be measured. */
interface Measure {
    /** The word that asks for it. */
    String name();

    /**
     * Takes it, which may last a minute.
     *
     * @param ground an empty directory on the disk that data are usually kept on; whatever is left there is deleted afterwards
     */
    List<Figure> take(Path ground) throws Exception;
}
