/** Words inside item views. */
export const itemsZh = {
  strike: (label: string) => `划除选项 ${label}`,
  unstrike: (label: string) => `恢复选项 ${label}`,
  essayField: "作答区",
  divider: "调整题目与作答区的宽度",
  characters: (withMarks: number, withoutMarks: number) => `字数 ${withMarks}（不计标点 ${withoutMarks}）`,
  full: "已达长度上限",
  loadFigureAgain: "重新载入图片",
};
export type ItemsWords = typeof itemsZh;
