import type { RedocRawOptions } from 'redoc';

type Theme = NonNullable<RedocRawOptions['theme']>;

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif";
const CODE_FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace";

/** The app's colours (src/ui/theme.css), since Redoc computes with them and takes no custom properties. */
const palettes = {
  light: {
    text: '#191c22',
    muted: '#565e6c',
    accent: '#3f4abf',
    subtle: '#f7f8fa',
    hover: '#eef0fd',
    border: '#e5e8ed',
    code: '#22262e',
    inlineCode: '#f0f2f5',
    success: '#17693f',
    successBg: '#e9f6ef',
    danger: '#ab2620',
    dangerBg: '#fdf0ef',
    panel: '#1a1d23',
    panelText: '#e9ebef',
    codeBlock: '#15171c',
  },
  dark: {
    text: '#e9ebef',
    muted: '#a7aebb',
    accent: '#a3adff',
    subtle: '#1a1d23',
    hover: '#262c4a',
    border: '#2a2f38',
    code: '#e9ebef',
    inlineCode: '#262b33',
    success: '#74cf9d',
    successBg: '#1b3327',
    danger: '#ff9a91',
    dangerBg: '#3a2121',
    panel: '#111317',
    panelText: '#e9ebef',
    codeBlock: '#1a1d23',
  },
};

export function themeFor(scheme: 'light' | 'dark'): Theme {
  const c = palettes[scheme];
  return {
    spacing: { unit: 5, sectionHorizontal: 40, sectionVertical: 32 },
    breakpoints: { small: '600px', medium: '1000px', large: '1200px' },
    colors: {
      primary: { main: c.accent },
      success: { main: c.success },
      error: { main: c.danger },
      gray: { 50: c.subtle, 100: c.inlineCode },
      border: { light: c.border, dark: c.border },
      text: { primary: c.text, secondary: c.muted },
      responses: {
        success: { color: c.success, backgroundColor: c.successBg, tabTextColor: '#74cf9d' },
        error: { color: c.danger, backgroundColor: c.dangerBg, tabTextColor: '#ff9a91' },
      },
      http: {
        get: '#17693f',
        post: '#3f4abf',
        put: '#7c5200',
        patch: '#7c5200',
        delete: '#ab2620',
      },
    },
    schema: {
      linesColor: c.border,
      nestedBackground: c.subtle,
      typeNameColor: c.muted,
      typeTitleColor: c.muted,
      requireLabelColor: c.danger,
      arrow: { color: c.muted },
    },
    typography: {
      fontSize: '15px',
      lineHeight: '1.6',
      fontFamily: FONT,
      fontWeightBold: '650',
      headings: { fontFamily: FONT, fontWeight: '650', lineHeight: '1.3' },
      code: {
        fontFamily: CODE_FONT,
        fontSize: '13px',
        color: c.code,
        backgroundColor: c.inlineCode,
        wrap: true,
      },
      links: { color: c.accent, visited: c.accent, hover: c.accent },
    },
    sidebar: {
      width: '272px',
      backgroundColor: c.subtle,
      textColor: c.muted,
      activeTextColor: c.accent,
      groupItems: { activeBackgroundColor: c.hover, textTransform: 'none' },
      level1Items: { activeBackgroundColor: c.hover, textTransform: 'none' },
      arrow: { color: c.muted },
    },
    rightPanel: {
      backgroundColor: c.panel,
      textColor: c.panelText,
      servers: {
        overlay: { backgroundColor: c.subtle, textColor: c.text },
        url: { backgroundColor: c.inlineCode },
      },
    },
    codeBlock: { backgroundColor: c.codeBlock },
    fab: { backgroundColor: c.subtle, color: c.accent },
  };
}
