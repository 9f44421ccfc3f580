package console

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"html/template"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"
)

//go:embed template static
var files embed.FS

// assets are the templates, read once, and the files that pages load.
type assets struct {
	pages map[string]*template.Template
	files map[string]asset
}

type asset struct {
	data    []byte
	kind    string
	version string
}

func loadAssets() (*assets, error) {
	a := &assets{pages: map[string]*template.Template{}, files: map[string]asset{}}
	shared, err := template.New("").Funcs(template.FuncMap{"join": strings.Join, "key": newKey}).
		ParseFS(files, "template/page.html", "template/part_*.html")
	if err != nil {
		return nil, fmt.Errorf("read templates: %w", err)
	}
	names, err := fs.Glob(files, "template/*.html")
	if err != nil {
		return nil, fmt.Errorf("read templates: %w", err)
	}
	for _, file := range names {
		name := strings.TrimSuffix(path.Base(file), ".html")
		if name == "page" || strings.HasPrefix(name, "part_") {
			continue
		}
		page, err := shared.Clone()
		if err != nil {
			return nil, fmt.Errorf("read templates: %w", err)
		}
		if a.pages[name], err = page.ParseFS(files, file); err != nil {
			return nil, fmt.Errorf("read templates: %w", err)
		}
	}
	return a, a.loadStatic()
}

func (a *assets) loadStatic() error {
	entries, err := files.ReadDir("static")
	if err != nil {
		return fmt.Errorf("read static files: %w", err)
	}
	for _, e := range entries {
		data, err := files.ReadFile("static/" + e.Name())
		if err != nil {
			return fmt.Errorf("read static files: %w", err)
		}
		sum := sha256.Sum256(data)
		kind := mime.TypeByExtension(path.Ext(e.Name()))
		if path.Ext(e.Name()) == ".js" {
			kind = "text/javascript; charset=utf-8"
		}
		a.files[e.Name()] = asset{data, kind, hex.EncodeToString(sum[:6])}
	}
	return nil
}

// url names a file together with its content, so that a browser may keep it for ever and still gets the next release.
func (a *assets) url(name string) string { return "/static/" + name + "?v=" + a.files[name].version }

func (c *console) static(v *visit) error {
	f, ok := c.assets.files[v.r.PathValue("file")]
	if !ok {
		return &fault{status: http.StatusNotFound}
	}
	v.w.Header().Set("Content-Type", f.kind)
	if v.r.URL.Query().Get("v") == f.version {
		v.w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	http.ServeContent(v.w, v.r, "", time.Time{}, bytes.NewReader(f.data))
	return nil
}
